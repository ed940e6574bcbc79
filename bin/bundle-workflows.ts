import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { runProgram } from './startup-problem.js';

/** Writes the workflows as the one file that the worker loads, so that no worker spends its start on it. */
runProgram(async () => {
  const { code } = await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('../workflows/case-workflow.js', import.meta.url)),
    logger: new DefaultLogger('ERROR'),
  });
  await writeFile(new URL('../workflow-bundle.js', import.meta.url), code);
});
