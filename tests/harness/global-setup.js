import { register } from 'tsx/esm/api';

// Jest loads this file itself, without the transform that tests get: TypeScript needs a loader here.
register();

export default async function globalSetup(...args) {
  const { default: setUp } = await import('./global-setup.ts');
  return setUp(...args);
}
