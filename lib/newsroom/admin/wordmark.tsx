/** The name of the house, where Payload would show its own. */
export function Wordmark() {
  return <span className="wordmark">Warta</span>
}

export function Initial() {
  return <span className="wordmark">W</span>
}
