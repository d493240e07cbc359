// In whose name, and by which way, a request acts.
import type { PayloadRequest } from 'payload'
import { currentClient } from '#lib/http/client.ts'
import { staffOf } from '../access/roles.ts'

/** The admin interface, the translation desk, REST with a token, or a program. */
export const ways = ['admin', 'desk', 'rest', 'import', 'schedule', 'translation', 'command'] as const
export type Way = (typeof ways)[number]

/** Who did something. A person's name is as it was then. */
export type Actor =
  | { readonly kind: 'person'; readonly id: number; readonly name: string }
  /** A process of ours, e.g. `schedule`. */
  | { readonly kind: 'machine'; readonly name: string }
  | { readonly kind: 'nobody' }

type Acting = {
  readonly way: Way
  /** What acts by itself, whoever wished it; without it, a person does. */
  readonly process?: string
}

/** Says by which way a request acts, where the request itself doesn't show it. It holds for all that is done with it. */
export function actAs(req: PayloadRequest, acting: Acting): void {
  req.context.acting = acting
}

const actingOf = ({ context }: PayloadRequest) => context.acting as Acting | undefined

/** By which way a request acts. */
export function wayOf(req: PayloadRequest): Way {
  const said = actingOf(req)
  if (said) return said.way
  if (req.payloadAPI === 'REST' && req.headers.has('authorization')) return 'rest'
  return req.payloadAPI === 'REST' || currentClient() !== undefined ? 'admin' : 'command'
}

/** Who acts. A program without a name of its own goes by that of its process. */
export function actorOf(req: PayloadRequest): Actor {
  const process = actingOf(req)?.process
  if (process !== undefined) return { kind: 'machine', name: process }
  const user = staffOf(req)
  if (user) return { kind: 'person', id: user.id, name: user.name }
  return wayOf(req) === 'command' ? { kind: 'machine', name: programName() } : { kind: 'nobody' }
}

/** `worker` of `/srv/warta/worker.ts`. */
const programName = () => /([^/]+?)(?:\.\w+)?$/.exec(process.argv[1] ?? '')?.[1] ?? 'program'
