// The drawing kit of the sample pictures: SVG fragments on a 1920 × 1280 canvas. Everything is a pure function of its
// arguments; chance comes from a seeded generator, so each picture is the same on every machine. No text, no fonts.

const width = 1920
const height = 1280

/** A repeatable stream of numbers in [0, 1) (mulberry32). */
export type Random = () => number

export function random(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const n = (value: number) => value.toFixed(1)

export const times = (count: number, draw: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => draw(i)).join('')

let gradients = 0

/** A vertical gradient over the whole canvas or a band of it; `stops` from top to bottom. */
export function sky(stops: readonly string[], from = 0, to = height): string {
  const id = `g${gradients++}`
  const steps = stops.map(
    (colour, i) => `<stop offset="${n((100 * i) / (stops.length - 1))}%" stop-color="${colour}"/>`,
  )
  return `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${steps.join('')}</linearGradient><rect x="0" y="${from}" width="${width}" height="${to - from}" fill="url(#${id})"/>`
}

/** A soft round light: sun, moon, lamp. `reach` is the radius of its glow. */
export function glow(x: number, y: number, reach: number, colour: string, strength = 0.8): string {
  const id = `g${gradients++}`
  return `<radialGradient id="${id}"><stop offset="0%" stop-color="${colour}" stop-opacity="${strength}"/><stop offset="45%" stop-color="${colour}" stop-opacity="${strength * 0.35}"/><stop offset="100%" stop-color="${colour}" stop-opacity="0"/></radialGradient><circle cx="${n(x)}" cy="${n(y)}" r="${n(reach)}" fill="url(#${id})"/>`
}

export const circle = (x: number, y: number, r: number, fill: string, opacity = 1) =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="${fill}" opacity="${opacity}"/>`

export const ellipse = (x: number, y: number, rx: number, ry: number, fill: string, opacity = 1) =>
  `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}" fill="${fill}" opacity="${opacity}"/>`

export const box = (x: number, y: number, w: number, h: number, fill: string, opacity = 1, radius = 0) =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" rx="${radius}" fill="${fill}" opacity="${opacity}"/>`

export const line = (x1: number, y1: number, x2: number, y2: number, stroke: string, w: number, opacity = 1) =>
  `<line x1="${n(x1)}" y1="${n(y1)}" x2="${n(x2)}" y2="${n(y2)}" stroke="${stroke}" stroke-width="${w}" stroke-linecap="round" opacity="${opacity}"/>`

export const shape = (d: string, fill: string, opacity = 1) => `<path d="${d}" fill="${fill}" opacity="${opacity}"/>`

export const stroke = (d: string, colour: string, w: number, opacity = 1) =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${w}" stroke-linecap="round" stroke-linejoin="round" opacity="${opacity}"/>`

export const place = (x: number, y: number, scale: number, content: string, flip = false) =>
  `<g transform="translate(${n(x)} ${n(y)}) scale(${flip ? -scale : scale} ${scale})">${content}</g>`

export const polygon = (points: readonly (readonly [number, number])[], fill: string, opacity = 1) =>
  `<polygon points="${points.map(([x, y]) => `${n(x)},${n(y)}`).join(' ')}" fill="${fill}" opacity="${opacity}"/>`

/** A ridge across the picture, filled down to the lower edge. `rough` adds small noise for trees and rock. */
export function ridge(seed: number, base: number, swing: number, fill: string, rough = 0): string {
  const next = random(seed)
  const waves = [1, 2.3, 4.1, 7.9].map((f) => ({ f, phase: next() * 6.28, size: swing / f }))
  let d = `M0 ${height}`
  for (let x = 0; x <= width; x += 12) {
    const y =
      waves.reduce((sum, w) => sum + Math.sin((x / width) * 6.28 * w.f + w.phase) * w.size, base) +
      (next() - 0.5) * rough
    d += `L${x} ${n(y)}`
  }
  return shape(`${d}L${width} ${height}Z`, fill)
}

/** Short horizontal lights on water between two heights, denser towards `x`. */
export function glints(
  seed: number,
  x: number,
  from: number,
  to: number,
  colour: string,
  count = 160,
  spread = 420,
): string {
  const next = random(seed)
  return times(count, () => {
    const depth = next()
    const y = from + (to - from) * depth ** 1.4
    const off = (next() + next() + next() - 1.5) * spread * (0.35 + depth)
    const length = (14 + next() * 70) * (0.3 + depth)
    return box(x + off - length / 2, y, length, 2 + depth * 5, colour, 0.15 + next() * 0.55, 2)
  })
}

export function stars(seed: number, to: number, count = 180): string {
  const next = random(seed)
  return times(count, () => circle(next() * width, next() * to, 0.8 + next() ** 3 * 2.6, '#fff', 0.25 + next() * 0.7))
}

export function rain(seed: number, colour: string, count = 260, slant = -60): string {
  const next = random(seed)
  return times(count, () => {
    const x = next() * (width + 200)
    const y = next() * height
    const size = 0.3 + next() * 0.9
    return line(x, y, x + slant * size, y + 170 * size, colour, 1 + size * 1.6, 0.12 + next() * 0.3)
  })
}

export function clouds(seed: number, y: number, colour: string, count = 6, size = 1, opacity = 0.5): string {
  const next = random(seed)
  return times(count, () => {
    const x = next() * width
    const top = y + (next() - 0.5) * 180 * size
    const reach = (140 + next() * 220) * size
    return (
      ellipse(x, top, reach, reach * 0.13, colour, opacity) +
      ellipse(x + reach * 0.35, top - reach * 0.07, reach * 0.5, reach * 0.12, colour, opacity) +
      ellipse(x - reach * 0.4, top + reach * 0.05, reach * 0.6, reach * 0.09, colour, opacity)
    )
  })
}

/** A standing person in silhouette, feet at (x, y), `tall` pixels high. */
export function person(
  x: number,
  y: number,
  tall: number,
  fill: string,
  pose: 'stand' | 'walk' | 'wave' | 'carry' = 'stand',
): string {
  const legs =
    pose === 'walk' ? stroke('M0 -46L-11 -2M0 -46L12 -3', fill, 9) : stroke('M-4 -46L-6 -2M4 -46L6 -2', fill, 9)
  const arms = {
    stand: stroke('M-8 -74L-13 -48M8 -74L13 -48', fill, 6),
    walk: stroke('M-7 -74L-16 -52M7 -74L15 -54', fill, 6),
    wave: stroke('M-8 -74L-13 -48M8 -75L20 -96', fill, 6),
    carry: stroke('M-8 -74L-14 -96M8 -74L14 -96', fill, 6) + box(-20, -112, 40, 15, fill, 1, 4),
  }[pose]
  return place(
    x,
    y,
    tall / 100,
    `${legs}<path d="M-11 -78Q0 -86 11 -78L8 -42L-8 -42Z" fill="${fill}"/>${arms}${circle(0, -91, 8.5, fill)}`,
  )
}

/** A coconut palm, foot at (x, y). `lean` bends the trunk, in pixels at the crown. */
export function palm(x: number, y: number, tall: number, fill: string, lean = 60, seed = 1): string {
  const next = random(seed)
  const top = { x: x + lean, y: y - tall }
  const trunk = `M${n(x - tall * 0.022)} ${n(y)}Q${n(x + lean * 0.2)} ${n(y - tall * 0.6)} ${n(top.x - 3)} ${n(top.y)}L${n(top.x + 4)} ${n(top.y)}Q${n(x + lean * 0.2 + tall * 0.035)} ${n(y - tall * 0.6)} ${n(x + tall * 0.028)} ${n(y)}Z`
  const fronds = times(9, (i) => {
    const angle = -0.35 + (i / 8) * (Math.PI + 0.7)
    const reach = tall * (0.34 + next() * 0.1)
    const ex = top.x + Math.cos(angle) * reach
    const ey = top.y - Math.sin(angle) * reach * 0.62 + reach * 0.28
    const cx = top.x + Math.cos(angle) * reach * 0.55
    const cy = top.y - Math.sin(angle) * reach * 0.75 - reach * 0.12
    return shape(
      `M${n(top.x)} ${n(top.y)}Q${n(cx)} ${n(cy)} ${n(ex)} ${n(ey)}Q${n(cx)} ${n(cy + reach * 0.2)} ${n(top.x)} ${n(top.y)}Z`,
      fill,
    )
  })
  return shape(trunk, fill) + fronds
}

/** Rows of lit windows in a rectangle; `lit` is the share of windows with light. */
export function windows(
  seed: number,
  x: number,
  y: number,
  w: number,
  h: number,
  colour: string,
  lit = 0.5,
  cell = 26,
): string {
  const next = random(seed)
  let out = ''
  for (let row = y + cell * 0.6; row < y + h - cell * 0.5; row += cell) {
    for (let column = x + cell * 0.5; column < x + w - cell * 0.5; column += cell) {
      if (next() < lit) out += box(column, row, cell * 0.45, cell * 0.5, colour, 0.45 + next() * 0.55)
    }
  }
  return out
}

/** The finished document: the scene under a fine paper grain and a soft darkening at the edges. */
export function document(scene: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><defs><filter id="grain" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency="0.8" numOctaves="2" seed="7" stitchTiles="stitch"/><feColorMatrix values="0 0 0 0 0.5  0 0 0 0 0.5  0 0 0 0 0.5  0 0 0 0.5 -0.12"/></filter><pattern id="grained" width="240" height="240" patternUnits="userSpaceOnUse"><rect width="240" height="240" filter="url(#grain)"/></pattern><radialGradient id="edge" cx="50%" cy="48%" r="75%"><stop offset="62%" stop-color="#000" stop-opacity="0"/><stop offset="100%" stop-color="#000" stop-opacity="0.32"/></radialGradient></defs>${scene}<rect width="100%" height="100%" fill="url(#edge)"/><rect width="100%" height="100%" fill="url(#grained)" opacity="0.35"/></svg>`
}
