import type { Field } from 'payload'

/** What stands above a story that was pulled: the note that readers find at its address. */
export const withdrawalNote: Field = {
  name: 'withdrawalNote',
  type: 'ui',
  admin: {
    components: { Field: '/lib/newsroom/trash/ui/WithdrawalNote.tsx#WithdrawalNote' },
    disableListColumn: true,
  },
}
