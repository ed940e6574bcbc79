import { register } from 'tsx/esm/api';

register();

export default async function globalTeardown(...args) {
  const { default: tearDown } = await import('./global-teardown.ts');
  return tearDown(...args);
}
