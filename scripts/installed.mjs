// Tells by its exit status whether node_modules holds what package-lock.json asks for (a developer's own
// "npm install" counts). Plain JavaScript: this runs on the machine's Node, before ours is there.
import { existsSync, readFileSync } from 'node:fs'

const read = (file) => JSON.parse(readFileSync(file, 'utf8')).packages

function isInstalled() {
  if (!existsSync('node_modules/.package-lock.json')) return false
  const wanted = read('package-lock.json')
  const present = read('node_modules/.package-lock.json')
  const names = Object.keys(wanted).filter((name) => name !== '')
  return (
    names.every((name) => present[name]?.version === wanted[name].version || wanted[name].optional) &&
    Object.keys(present).every((name) => wanted[name]?.version === present[name].version)
  )
}

process.exit(isInstalled() ? 0 : 1)
