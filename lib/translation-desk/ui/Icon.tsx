import type { ReactNode } from 'react'

const shapes = {
  warning: <path d="M8 2 15 14H1zM8 6.5v3.5M8 12v.5" />,
  blocking: <path d="M5 1.5h6L14.5 5v6L11 14.5H5L1.5 11V5zM8 4.5v4M8 11v.5" />,
  report: <path d="M3.5 15V2h9l-2 3.5 2 3.5h-9" />,
  suggestion: <path d="M8 1.5a4.5 4.5 0 0 1 2.5 8.2V12h-5V9.7A4.5 4.5 0 0 1 8 1.5zM6 14.5h4" />,
  lock: <path d="M3.5 7h9v7h-9zM5.5 7V4.5a2.5 2.5 0 0 1 5 0V7" />,
  reviewed: <path d="m2.5 8.5 3.5 4 7.5-9" />,
  behind: <path d="M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM8 4.5V8l2.5 2" />,
  person: <path d="M8 2a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM2.5 14.5a5.5 5 0 0 1 11 0" />,
  hidden: <path d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM2 14 14 2" />,
} as const satisfies Record<string, ReactNode>

/** A sign of 16 by 16 that always stands beside words, seen or unseen. */
export function Icon({ name }: { name: keyof typeof shapes }) {
  return (
    <svg
      aria-hidden="true"
      width="1em"
      height="1em"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinejoin="round"
      strokeLinecap="round"
    >
      {shapes[name]}
    </svg>
  )
}
