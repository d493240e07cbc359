'use client'

import { Link } from '@payloadcms/ui'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

/** As Payload's own links in the navigation. */
export function DeskLink({ href, children }: { href: string; children: ReactNode }) {
  const isHere = usePathname().startsWith(href)
  return (
    <Link
      className="nav__link deskLink"
      href={href}
      id="nav-translation-desk"
      prefetch={false}
      aria-current={isHere ? 'page' : undefined}
    >
      {isHere && <div className="nav__link-indicator" />}
      <span className="nav__link-label">{children}</span>
    </Link>
  )
}
