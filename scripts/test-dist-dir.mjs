/** The end-to-end tests have a build of their own, so that they never pull the ground from under a running server. */
export const TEST_DIST_DIR = '.next-e2e';
