/** @type {import('next').NextConfig} */
const config = {
  // Several builds can stand side by side: end-to-end tests use their own folder.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  // AWS paths such as `invoke-async/` end in a slash; Next would answer them with a 308.
  skipTrailingSlashRedirect: true,
  async rewrites() {
    return {
      // SQS speaks JSON at `POST /`; a GET stays the page.
      beforeFiles: [
        { source: '/', has: [{ type: 'header', key: 'x-amz-target' }], destination: '/aws-json' },
        {
          source: '/',
          has: [{ type: 'header', key: 'content-type', value: 'application/x-www-form-urlencoded.*' }],
          destination: '/aws-json',
        },
      ],
      afterFiles: [],
      fallback: [],
    };
  },
};

export default config;
