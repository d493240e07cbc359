// Scenes of villages, fields and mountains.
import {
  box,
  circle,
  ellipse,
  glow,
  line,
  palm,
  person,
  place,
  polygon,
  random,
  ridge,
  shape,
  sky,
  stars,
  stroke,
  times,
} from './canvas.ts'

export function satelliteSchool(): string {
  const dish = `${line(0, 0, 0, -130, '#39424e', 16)}${line(-50, 0, 50, 0, '#39424e', 12)}${place(0, -150, 1, `<g transform="rotate(-38)">${ellipse(0, 0, 132, 46, '#f5f1e8')}${ellipse(0, -6, 112, 34, '#cfd8d6')}${line(0, -4, 0, -110, '#39424e', 6)}${line(-90, 0, 0, -110, '#39424e', 4)}${line(90, 0, 0, -110, '#39424e', 4)}${circle(0, -112, 13, '#d1495b')}</g>`)}`
  return [
    sky(['#2b2d6b', '#6b4c93', '#d16b86', '#f9a870', '#fde2a7'], 0, 960),
    stars(3, 420, 120),
    stroke('M1180 60Q1420 190 1700 150', '#fff', 3, 0.25),
    place(
      1710,
      150,
      0.9,
      `<g transform="rotate(14)">${box(-18, -14, 36, 28, '#fff')}${box(-96, -11, 66, 22, '#b8c9ee')}${box(30, -11, 66, 22, '#b8c9ee')}</g>`,
    ),
    glow(430, 850, 560, '#ffe6ad', 0.85),
    ridge(8, 830, 70, '#7a4b77'),
    ridge(19, 900, 46, '#54376a', 8),
    palm(180, 1070, 520, '#2e2350', 80, 2),
    palm(330, 1060, 380, '#2e2350', -46, 7),
    palm(1790, 1080, 560, '#2e2350', -90, 4),
    shape('M0 1040Q480 990 960 1030T1920 1020L1920 1280L0 1280Z', '#37264f'),
    polygon(
      [
        [560, 780],
        [960, 610],
        [1360, 780],
      ],
      '#26193d',
    ),
    polygon(
      [
        [590, 780],
        [960, 626],
        [1330, 780],
      ],
      '#4a2f52',
    ),
    box(620, 780, 680, 260, '#7c4a52'),
    times(13, (i) => line(620 + i * 56, 782, 620 + i * 56, 1038, '#5e3546', 4, 0.7)),
    box(690, 830, 150, 120, '#ffd98a'),
    box(890, 830, 140, 210, '#ffcf70'),
    box(1080, 830, 150, 120, '#ffd98a'),
    line(765, 830, 765, 950, '#5e3546', 7),
    line(1155, 830, 1155, 950, '#5e3546', 7),
    glow(960, 940, 330, '#ffcf70', 0.5),
    place(1220, 668, 0.8, dish),
    person(940, 1045, 130, '#2e1a35'),
    person(1000, 1050, 105, '#2e1a35', 'walk'),
    person(560, 1120, 128, '#1d1330', 'walk'),
    person(640, 1135, 112, '#1d1330', 'wave'),
    person(1420, 1130, 124, '#1d1330', 'walk'),
    shape('M0 1280L0 1180Q500 1140 1000 1180T1920 1160L1920 1280Z', '#22163a'),
  ].join('')
}

export function stadiumNight(): string {
  const mast = (x: number, y: number, flip: boolean) =>
    place(
      x,
      y,
      1,
      `${line(0, 0, 30, -560, '#2b3a55', 14)}<g transform="translate(34 -590) rotate(8)">${box(-80, -52, 160, 104, '#33456a', 1, 6)}${times(15, (i) => circle(-60 + (i % 5) * 30, -32 + Math.floor(i / 5) * 32, 11, '#fffdf0'))}</g>${glow(30, -590, 360, '#f3f8ff', 0.8)}`,
      flip,
    )
  const next = random(77)
  return [
    sky(['#050b1f', '#0e1f44', '#22406b', '#3f648c'], 0, 760),
    stars(21, 380, 110),
    shape('M-40 720Q960 380 1960 720L1960 900L-40 900Z', '#152a49'),
    shape('M-40 730Q960 470 1960 730L1960 780Q960 545 -40 780Z', '#0b1830'),
    times(1500, () => {
      const x = next() * 1920
      const rim = 600 + ((x - 960) / 960) ** 2 * 150
      return circle(
        x,
        rim + next() * 210,
        3 + next() * 3.5,
        ['#e9d8a6', '#ee9b00', '#d1495b', '#94d2bd', '#f8f9fa'][Math.floor(next() * 5)] ?? '#fff',
        0.35 + next() * 0.5,
      )
    }),
    mast(520, 640, false),
    mast(1400, 640, true),
    mast(170, 760, false),
    mast(1750, 760, true),
    box(0, 860, 1920, 36, '#d1495b'),
    times(16, (i) => box(i * 120, 860, 58, 36, '#f4efe2', 0.85)),
    sky(['#2f8f4e', '#237a42', '#145c31'], 894),
    times(8, (i) =>
      polygon(
        [
          [i * 300 - 260, 894],
          [i * 300 - 130, 894],
          [i * 380 - 560, 1280],
          [i * 380 - 780, 1280],
        ],
        '#fff',
        0.06,
      ),
    ),
    line(0, 1000, 1920, 1000, '#f4fff4', 7, 0.75),
    `<ellipse cx="960" cy="1085" rx="330" ry="95" fill="none" stroke="#f4fff4" stroke-width="7" opacity="0.75"/>`,
    person(700, 1180, 250, '#7d1d2b', 'walk'),
    person(1130, 1120, 220, '#7d1d2b', 'wave'),
    person(1010, 1200, 256, '#f1efe8', 'walk'),
    person(420, 1080, 180, '#f1efe8'),
    person(1500, 1090, 184, '#7d1d2b', 'walk'),
    ellipse(700, 1182, 84, 9, '#06301a', 0.5),
    ellipse(1010, 1202, 84, 9, '#06301a', 0.5),
    ellipse(1130, 1122, 70, 8, '#06301a', 0.5),
    circle(860, 1196, 22, '#fff'),
    circle(860, 1196, 9, '#22313f'),
  ].join('')
}

export function kitchen(): string {
  const flame = (x: number) =>
    shape(`M${x - 30} 985Q${x - 44} 930 ${x} 880Q${x + 44} 930 ${x + 30} 985Z`, '#ffb347') +
    shape(`M${x - 15} 985Q${x - 18} 950 ${x} 925Q${x + 18} 950 ${x + 15} 985Z`, '#fff0b8')
  const next = random(4)
  return [
    sky(['#3a1d1a', '#5e2d20', '#7f4127', '#5a2b1e']),
    times(9, (i) => line(i * 240, 0, i * 240, 760, '#2c1512', 8, 0.5)),
    box(1180, 170, 520, 430, '#2a3a5c'),
    sky(['#23345e', '#e08a5b'], 0, 1),
    box(1200, 190, 480, 390, '#e9a46a'),
    circle(1500, 440, 70, '#fff0c2'),
    ridge(3, 500, 0, 'none'),
    shape('M1200 580L1200 500Q1320 440 1440 490T1680 470L1680 580Z', '#6a4a5c'),
    line(1440, 190, 1440, 580, '#2a1714', 14),
    line(1200, 385, 1680, 385, '#2a1714', 14),
    glow(1440, 400, 520, '#ffd69a', 0.35),
    line(120, 170, 1080, 170, '#1f0f0d', 14),
    times(6, (i) =>
      place(
        200 + i * 160,
        176,
        1,
        `${line(0, 0, 0, 60, '#1f0f0d', 5)}${i % 2 ? `${circle(0, 118, 60, '#b06a35')}${circle(-14, 104, 40, '#c98548', 0.6)}` : `${box(-34, 58, 68, 16, '#8d99a6', 1, 6)}${shape('M-50 74L50 74L36 150L-36 150Z', '#aab4bd')}`}`,
      ),
    ),
    glow(720, 930, 470, '#ff9f45', 0.7),
    box(0, 985, 1920, 295, '#2a1512'),
    box(0, 975, 1920, 26, '#9a5a33'),
    flame(620),
    flame(720),
    flame(820),
    shape('M440 790L1000 790Q985 905 860 910L580 910Q455 905 440 790Z', '#1b1413'),
    ellipse(720, 790, 280, 46, '#3b2a24'),
    ellipse(720, 790, 250, 36, '#d98e3f'),
    times(24, () =>
      circle(
        510 + next() * 420,
        776 + next() * 28,
        7 + next() * 9,
        ['#c8402f', '#3f8f4f', '#f4d58d'][Math.floor(next() * 3)] ?? '#fff',
      ),
    ),
    stroke('M1000 796L1170 740', '#1b1413', 22),
    times(5, (i) => stroke(`M${560 + i * 80} 730q${i % 2 ? 40 : -40} -70 0 -140t0 -140`, '#fff3dd', 14, 0.16)),
    place(
      1330,
      1000,
      4.9,
      `${shape('M-24 0L-22 -74Q0 -88 22 -74L24 0Z', '#f1e7d8')}${circle(0, -98, 16, '#2a1714')}${shape('M-17 -106Q-24 -134 0 -134Q24 -134 17 -106Z', '#fffaf0')}${stroke('M-18 -66Q-46 -56 -62 -50', '#f1e7d8', 13)}${stroke('M18 -66Q30 -40 20 -24', '#e2d5c2', 12)}${circle(-65, -49, 6, '#8a5638')}${line(-66, -50, -104, -46, '#8a5638', 4)}${shape('M-16 0L-14 -50L14 -50L16 0Z', '#b23a2e')}`,
    ),
    box(1560, 930, 200, 46, '#d8c3a5', 1, 8),
    times(5, (i) =>
      circle(1590 + i * 36, 918, 20, ['#c8402f', '#e2a03f', '#c8402f', '#5d8f4f', '#e2a03f'][i] ?? '#fff'),
    ),
  ].join('')
}
