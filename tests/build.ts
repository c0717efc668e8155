import { buildIfStale } from '../scripts/build.mjs';

/** The tests start the program as its users do, so it is built before them. */
export default buildIfStale;
