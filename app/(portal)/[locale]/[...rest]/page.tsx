import { notFound } from 'next/navigation'

/** Every address that no route knows: the localized 404. */
export default function UnknownRoute(): never {
  notFound()
}
