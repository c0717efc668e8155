import { jobs } from './engine/jobs.ts';
import { serve } from './work/serve.ts';

// What every job needs loads while the main process is still reading the first request; a job that
// cannot go on without it will say why.
jobs.about().catch(() => {});

/** What a child process runs: the engine's heavy half. */
export default serve(jobs);
