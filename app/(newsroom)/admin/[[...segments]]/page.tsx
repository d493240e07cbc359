import { generatePageMetadata, RootPage } from '@payloadcms/next/views'
import type { Metadata } from 'next'
import { deskTitle } from '#lib/translation-desk/title.ts'
import config from '#payload.config.ts'
import { importMap } from '../importMap.js'

type Props = {
  params: Promise<{ segments: string[] }>
  searchParams: Promise<Record<string, string | string[]>>
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const title = await deskTitle(await config, (await props.params).segments)
  return { ...(await generatePageMetadata({ config, ...props })), ...(title ? { title } : {}) }
}

export default function Page(props: Props) {
  return RootPage({ config, importMap, ...props })
}
