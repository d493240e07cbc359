import * as _20261124_000000_initial from './20261124_000000_initial.ts'
import * as _20261124_000100_change_log from './20261124_000100_change_log.ts'
import * as _20261124_000200_sample_notice from './20261124_000200_sample_notice.ts'

/** Every migration, oldest first. */
export const migrations = [
  { name: '20261124_000000_initial', up: _20261124_000000_initial.up, down: _20261124_000000_initial.down },
  { name: '20261124_000100_change_log', up: _20261124_000100_change_log.up, down: _20261124_000100_change_log.down },
  { name: '20261124_000200_sample_notice', up: _20261124_000200_sample_notice.up, down: _20261124_000200_sample_notice.down },
]
