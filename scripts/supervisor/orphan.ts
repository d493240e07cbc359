/**
 * Loaded into every kept process before its own code: when the supervisor dies (even by kill -9) the channel
 * to it closes, and the process ends instead of holding the port against the next start.
 */
process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM')
  setTimeout(() => process.exit(1), 2_000).unref()
})
