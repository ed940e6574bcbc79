import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const DIST = fileURLToPath(new URL('../../dist/bin/keep-no-workflow-traces.js', import.meta.url));

/** In a process of its own: what it does holds for a whole process. */
function limitsAfter(): unknown {
  const program = `
    import { createContext, runInContext } from 'node:vm';
    import { keepNoWorkflowTraces } from ${JSON.stringify(DIST)};
    keepNoWorkflowTraces();
    const lines = new Error('ours').stack.split('\\n').length;
    const workflow = runInContext('Error.stackTraceLimit', createContext({}));
    console.log(JSON.stringify({ ours: lines > 1, workflow }));`;
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' }));
}

it('workflows keep no stack traces, and errors of the worker itself do', () => {
  expect(limitsAfter()).toEqual({ ours: true, workflow: 0 });
});
