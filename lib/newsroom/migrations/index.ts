import * as _20261124_000000_initial from './20261124_000000_initial.ts'
import * as _20261124_000100_change_log from './20261124_000100_change_log.ts'
import * as _20261124_000200_sample_notice from './20261124_000200_sample_notice.ts'
import * as _20261125_000000_segment_hashes from './20261125_000000_segment_hashes.ts'
import * as _20261125_111844_translation from './20261125_111844_translation.ts'
import * as _20261125_120000_translation_work from './20261125_120000_translation_work.ts'
import * as _20261125_130000_translation_desk from './20261125_130000_translation_desk.ts'
import * as _20261125_141947_readers from './20261125_141947_readers.ts'
import * as _20261126_010000_search from './20261126_010000_search.ts'
import * as _20261126_020000_reads from './20261126_020000_reads.ts'
import * as _20261126_030000_feeds from './20261126_030000_feeds.ts'
import * as _20261126_040000_search_form from './20261126_040000_search_form.ts'
import * as _20261129_104617_sample_flag from './20261129_104617_sample_flag.ts'
import * as _20261129_110000_change_log_positions from './20261129_110000_change_log_positions.ts'
import * as _20261129_130000_editing from './20261129_130000_editing.ts'
import * as _20261129_130100_preview_links from './20261129_130100_preview_links.ts'
import * as _20261129_130200_notices from './20261129_130200_notices.ts'
import * as _20261129_131000_audit_log from './20261129_131000_audit_log.ts'
import * as _20261129_132000_accounts from './20261129_132000_accounts.ts'
import * as _20261129_184441_trash from './20261129_184441_trash.ts'
import * as _20261129_190000_trash_indexes from './20261129_190000_trash_indexes.ts'
import * as _20261129_191500_withdrawal_notes from './20261129_191500_withdrawal_notes.ts'
import * as _20261129_192858_accounts_fields from './20261129_192858_accounts_fields.ts'
import * as _20261129_201538_story_locks from './20261129_201538_story_locks.ts'
import * as _20261130_014500_sign_in_attempts from './20261130_014500_sign_in_attempts.ts'
import * as _20261130_015000_passkeys from './20261130_015000_passkeys.ts'
import * as _20261130_025000_put_aside from './20261130_025000_put_aside.ts'
import * as _20261130_034500_saved_number from './20261130_034500_saved_number.ts'
import * as _20261130_040000_pending_app from './20261130_040000_pending_app.ts'
import * as _20261130_060000_idempotency_keys from './20261130_060000_idempotency_keys.ts'

/** Every migration, oldest first. */
export const migrations = [
  { name: '20261124_000000_initial', up: _20261124_000000_initial.up, down: _20261124_000000_initial.down },
  { name: '20261124_000100_change_log', up: _20261124_000100_change_log.up, down: _20261124_000100_change_log.down },
  { name: '20261124_000200_sample_notice', up: _20261124_000200_sample_notice.up, down: _20261124_000200_sample_notice.down },
  { name: '20261125_000000_segment_hashes', up: _20261125_000000_segment_hashes.up, down: _20261125_000000_segment_hashes.down },
  { name: '20261125_111844_translation', up: _20261125_111844_translation.up, down: _20261125_111844_translation.down },
  { name: '20261125_120000_translation_work', up: _20261125_120000_translation_work.up, down: _20261125_120000_translation_work.down },
  { name: '20261125_130000_translation_desk', up: _20261125_130000_translation_desk.up, down: _20261125_130000_translation_desk.down },
  { name: '20261125_141947_readers', up: _20261125_141947_readers.up, down: _20261125_141947_readers.down },
  { name: '20261126_010000_search', up: _20261126_010000_search.up, down: _20261126_010000_search.down },
  { name: '20261126_020000_reads', up: _20261126_020000_reads.up, down: _20261126_020000_reads.down },
  { name: '20261126_030000_feeds', up: _20261126_030000_feeds.up, down: _20261126_030000_feeds.down },
  { name: '20261126_040000_search_form', up: _20261126_040000_search_form.up, down: _20261126_040000_search_form.down },
  { name: '20261129_104617_sample_flag', up: _20261129_104617_sample_flag.up, down: _20261129_104617_sample_flag.down },
  { name: '20261129_110000_change_log_positions', up: _20261129_110000_change_log_positions.up, down: _20261129_110000_change_log_positions.down },
  { name: '20261129_130000_editing', up: _20261129_130000_editing.up, down: _20261129_130000_editing.down },
  { name: '20261129_130100_preview_links', up: _20261129_130100_preview_links.up, down: _20261129_130100_preview_links.down },
  { name: '20261129_130200_notices', up: _20261129_130200_notices.up, down: _20261129_130200_notices.down },
  { name: '20261129_131000_audit_log', up: _20261129_131000_audit_log.up, down: _20261129_131000_audit_log.down },
  { name: '20261129_132000_accounts', up: _20261129_132000_accounts.up, down: _20261129_132000_accounts.down },
  { name: '20261129_184441_trash', up: _20261129_184441_trash.up, down: _20261129_184441_trash.down },
  { name: '20261129_190000_trash_indexes', up: _20261129_190000_trash_indexes.up, down: _20261129_190000_trash_indexes.down },
  { name: '20261129_191500_withdrawal_notes', up: _20261129_191500_withdrawal_notes.up, down: _20261129_191500_withdrawal_notes.down },
  { name: '20261129_192858_accounts_fields', up: _20261129_192858_accounts_fields.up, down: _20261129_192858_accounts_fields.down },
  { name: '20261129_201538_story_locks', up: _20261129_201538_story_locks.up, down: _20261129_201538_story_locks.down },
  { name: '20261130_014500_sign_in_attempts', up: _20261130_014500_sign_in_attempts.up, down: _20261130_014500_sign_in_attempts.down },
  { name: '20261130_015000_passkeys', up: _20261130_015000_passkeys.up, down: _20261130_015000_passkeys.down },
  { name: '20261130_025000_put_aside', up: _20261130_025000_put_aside.up, down: _20261130_025000_put_aside.down },
  { name: '20261130_034500_saved_number', up: _20261130_034500_saved_number.up, down: _20261130_034500_saved_number.down },
  { name: '20261130_040000_pending_app', up: _20261130_040000_pending_app.up, down: _20261130_040000_pending_app.down },
  { name: '20261130_060000_idempotency_keys', up: _20261130_060000_idempotency_keys.up, down: _20261130_060000_idempotency_keys.down },
]
