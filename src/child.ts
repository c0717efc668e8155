import { serve } from './work/serve.ts';

/** What a child process runs: the engine's heavy half. */
export default await serve(async () => {
  const { jobs, prepare } = await import('./engine/jobs.ts');
  // While the main process is still reading the first request; a job that cannot go on without it will say why.
  prepare().catch(() => {});
  return jobs;
});
