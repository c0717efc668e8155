import { jobs } from './engine/jobs.ts';
import { serve } from './work/serve.ts';

/** What a child process runs: the engine's heavy half. */
export default serve(jobs);
