'use client'

import { Problem } from '#components/problem/Problem.client.tsx'

export default function ErrorRoute({ retry }: { retry: () => void }) {
  return <Problem retry={retry} />
}
