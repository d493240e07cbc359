// Scenes by and under the sea.
import {
  box,
  circle,
  clouds,
  ellipse,
  glints,
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
  stroke,
  times,
  windows,
} from './canvas.ts'

const crane = (x: number, y: number, scale: number, fill: string) =>
  place(
    x,
    y,
    scale,
    `${line(-60, 0, -60, -300, fill, 14)}${line(60, 0, 60, -300, fill, 14)}${line(-60, -120, 60, -120, fill, 9)}${line(-60, -10, 60, -120, fill, 5)}${line(60, -10, -60, -120, fill, 5)}${box(-80, -322, 160, 26, fill)}${line(0, -322, 0, -460, fill, 11)}${line(-250, -322, 330, -322, fill, 12)}${line(0, -460, 320, -325, fill, 4)}${line(0, -460, -240, -325, fill, 4)}${line(230, -322, 230, -200, fill, 3)}${box(200, -205, 60, 14, fill)}`,
  )

const containers = (
  seed: number,
  x: number,
  y: number,
  columns: number,
  rows: number,
  colours: readonly string[],
  w = 74,
  h = 32,
) => {
  const next = random(seed)
  return times(columns, (c) => {
    const stack = Math.max(1, Math.round(rows * (0.55 + next() * 0.45)))
    return times(stack, (r) => {
      const colour = colours[Math.floor(next() * colours.length)] ?? '#888'
      const left = x + c * (w + 3)
      const top = y - (r + 1) * (h + 2)
      return (
        box(left, top, w, h, colour) +
        times(7, (i) => box(left + 6 + i * (w / 7.6), top + 4, 2, h - 8, '#000', 0.14)) +
        box(left, top, w, 3, '#fff', 0.16)
      )
    })
  })
}

export function harbour(): string {
  const ship = place(
    640,
    905,
    1,
    `${shape('M-420 -60L560 -60L505 60L-360 60Z', '#17293a')}${shape('M-420 -60L560 -60L553 -44L-412 -44Z', '#b9472f')}${containers(5, -300, -60, 9, 5, ['#c8553d', '#2f6f7e', '#e0a458', '#3d5a73', '#8a3b2e', '#d9c7a7'])}${box(400, -250, 110, 190, '#e9dfcd')}${windows(3, 400, -250, 110, 90, '#33475b', 0.95, 24)}${box(420, -300, 34, 52, '#b9472f')}${line(480, -250, 480, -340, '#e9dfcd', 6)}`,
  )
  return [
    sky(['#22385a', '#58688a', '#d98c6a', '#f6c98b', '#fbe3b4'], 0, 820),
    glow(1330, 700, 620, '#fff1c9', 0.95),
    circle(1330, 690, 78, '#fff3d4'),
    clouds(4, 300, '#f3b58d', 7, 1.25, 0.4),
    clouds(9, 480, '#fbe0b3', 6, 0.9, 0.45),
    shape('M0 800L0 735Q260 690 520 742T980 752T1500 728T1920 760L1920 800Z', '#6d6a80', 0.75),
    sky(['#e4b184', '#8b7f8d', '#2f4a63', '#142536'], 790),
    glints(8, 1330, 800, 1230, '#ffe9bd', 260),
    crane(1130, 830, 0.75, '#4d4f68'),
    crane(1510, 836, 0.85, '#3f445e'),
    crane(230, 856, 1.15, '#2a3850'),
    ship,
    ellipse(720, 968, 560, 14, '#0d1a27', 0.55),
    shape('M1180 1280L1300 1010L1920 985L1920 1280Z', '#16212e'),
    containers(17, 1340, 1010, 7, 5, ['#7d3426', '#25505c', '#a9773b', '#2c4053', '#5f2a22']),
    line(1300, 1012, 1920, 986, '#e0a458', 4, 0.5),
    person(1290, 1110, 120, '#0b131c'),
    person(1250, 1128, 112, '#0b131c', 'wave'),
    times(5, (i) => stroke(`M${420 + i * 95} ${330 + (i % 3) * 46}q16 -15 30 0q14 -15 30 0`, '#2a3047', 4, 0.75)),
  ].join('')
}

const mangrove = (x: number, y: number, size: number, fill: string, leaf: string, seed: number) => {
  const next = random(seed)
  const roots = times(9, (i) => stroke(`M0 -120Q${(i - 4) * 26} -110 ${(i - 4) * 44} 20`, fill, 7))
  const crown = times(26, () =>
    ellipse((next() - 0.5) * 330, -300 - next() * 170, 46 + next() * 46, 30 + next() * 22, leaf, 0.85),
  )
  return place(
    x,
    y,
    size,
    `${roots}${stroke('M0 -120Q-14 -220 6 -330M2 -230L-90 -320M2 -240L96 -330', fill, 16)}${crown}`,
  )
}

const estuary = () => [
  sky(['#c9e3d8', '#e9f0d2', '#f9e7b8'], 0, 720),
  glow(420, 560, 600, '#fff6d0', 0.95),
  ridge(21, 650, 46, '#9fc2b2'),
  ridge(11, 690, 30, '#7fa99a', 10),
  sky(['#f0e3b4', '#a6c8b2', '#4c8a80', '#1e5256'], 712),
  glints(12, 430, 730, 1240, '#fffbe0', 240),
]

const seedling = (x: number, y: number, size: number) =>
  place(
    x,
    y,
    size,
    `${line(0, 0, 0, -78, '#1b3a2c', 6)}${ellipse(-17, -74, 24, 9, '#3c8054')}${ellipse(17, -84, 24, 9, '#4d9660')}${ellipse(0, -100, 10, 22, '#5ba76b')}`,
  )

export function mangroves(): string {
  const egret = `${stroke('M-14 0L-10 -120M16 0L10 -116', '#2b3a3a', 6)}${shape('M-90 -120Q-30 -190 40 -160Q70 -140 30 -116Q-30 -100 -90 -120Z', '#fffdf5')}${stroke('M30 -148Q86 -190 50 -240Q36 -270 62 -286', '#fffdf5', 17)}${circle(64, -288, 15, '#fffdf5')}${polygon(
    [
      [74, -294],
      [128, -284],
      [74, -280],
    ],
    '#e0a030',
  )}${circle(68, -292, 3, '#1b2a2a')}${shape('M-90 -120Q-50 -160 10 -150Q-30 -120 -90 -120Z', '#dfe8e0')}`
  return [
    ...estuary(),
    mangrove(250, 800, 0.62, '#5c7662', '#759d77', 3),
    mangrove(980, 780, 0.5, '#5c7662', '#759d77', 8),
    mangrove(1240, 810, 0.78, '#4a5f4e', '#5f8a66', 4),
    mangrove(1530, 880, 1.15, '#334b3e', '#3f7154', 6),
    mangrove(1790, 1010, 1.7, '#20352d', '#2a5a43', 9),
    ellipse(640, 1092, 120, 9, '#0e2320', 0.35),
    place(640, 1090, 1.35, egret),
    stroke('M560 1100Q640 1122 730 1100M520 1116Q640 1150 780 1114', '#f6f7e4', 4, 0.4),
    shape('M0 1280L0 1190Q300 1150 640 1210T1200 1230L1920 1190L1920 1280Z', '#17352f'),
    times(9, (i) => seedling(80 + i * 150 + ((i * 53) % 60), 1236 + ((i * 31) % 30), 0.7)),
  ].join('')
}

export function mangroveNursery(): string {
  const bag = (x: number, y: number, size: number) =>
    place(x, y, size, shape('M-26 0L-22 -52L22 -52L26 0Z', '#22282a') + ellipse(0, -52, 22, 7, '#5a4632')) +
    seedling(x, y - 50 * size, size * 1.05)
  return [
    ...estuary(),
    mangrove(1660, 800, 0.7, '#4a5f4e', '#5f8a66', 4),
    mangrove(1850, 830, 0.9, '#334b3e', '#3f7154', 6),
    shape('M0 1280L0 900Q500 860 1000 890T1920 930L1920 1280Z', '#b79a6c'),
    times(3, (row) =>
      times(13 - row, (i) => bag(190 + row * 60 + i * (116 + row * 14), 960 + row * 120, 0.85 + row * 0.22)),
    ),
    [160, 620, 1080, 1540]
      .map((x) => line(x, 960, x, 420, '#7d6136', 18) + line(x + 4, 960, x + 4, 420, '#a78550', 6))
      .join(''),
    polygon(
      [
        [60, 400],
        [1640, 400],
        [1760, 470],
        [-40, 470],
      ],
      '#6d5330',
    ),
    times(44, (i) => line(70 + i * 36, 398, -20 + i * 40.5, 474, '#c7a568', 9, 0.9)),
    times(24, (i) =>
      polygon(
        [
          [120 + i * 66, 470],
          [150 + i * 66, 470],
          [60 + i * 66, 940],
          [10 + i * 66, 940],
        ],
        '#fff6d0',
        0.07,
      ),
    ),
    person(1420, 1130, 330, '#1c2b28', 'carry'),
    person(1250, 1080, 280, '#24352f'),
  ].join('')
}

export function shrimpPonds(): string {
  const next = random(61)
  return [
    sky(['#86b8cf', '#cfe4de', '#fbe7bd'], 0, 560),
    glow(1500, 420, 520, '#fff4cf', 0.9),
    clouds(45, 200, '#fff', 6, 1.1, 0.6),
    ridge(51, 500, 36, '#8db0a2', 8),
    ridge(55, 540, 20, '#5f8f74', 12),
    box(0, 556, 1920, 724, '#7b6a4a'),
    times(4, (row) => {
      const top = 575 + 22 * row + 36 * row * row
      const bottom = top + 62 + 42 * row + 22 * row * row
      return times(7, (i) => {
        const edge = (k: number, y: number) => 960 + (k - 3.5) * (230 + (y - 560) * 0.72)
        const gap = 6 + row * 7
        const water = ['#9ec9cf', '#7fb4bf', '#6aa3b0', '#b8d8d2'][Math.floor(next() * 4)] ?? '#8bb'
        return (
          polygon(
            [
              [edge(i, top) + gap, top],
              [edge(i + 1, top) - gap, top],
              [edge(i + 1, bottom) - gap, bottom],
              [edge(i, bottom) + gap, bottom],
            ],
            water,
          ) +
          polygon(
            [
              [edge(i, top) + gap, top],
              [edge(i + 1, top) - gap, top],
              [edge(i + 1, (top * 2 + bottom) / 3) - gap, (top * 2 + bottom) / 3],
            ],
            '#fff8e2',
            0.22,
          )
        )
      })
    }),
    place(
      620,
      600,
      0.9,
      `${line(-60, 0, -60, -90, '#3b2c1c', 9)}${line(60, 0, 60, -90, '#3b2c1c', 9)}${box(-80, -150, 160, 76, '#5b4327')}${polygon(
        [
          [-116, -140],
          [0, -220],
          [116, -140],
        ],
        '#3b2c1c',
      )}${box(-20, -136, 40, 40, '#ffdf8f')}`,
    ),
    person(1160, 960, 210, '#26221a', 'walk'),
    times(5, (i) =>
      place(820 + i * 120, 300 + (i % 3) * 40, 1, stroke('M-22 0q12 -14 22 0q10 -14 22 0', '#3d4c4c', 4, 0.7)),
    ),
  ].join('')
}

export function coralReef(): string {
  const next = random(41)
  const branch = (x: number, y: number, size: number, colour: string, turn: number): string => {
    let out = ''
    const grow = (px: number, py: number, angle: number, reach: number, depth: number) => {
      const qx = px + Math.cos(angle) * reach
      const qy = py - Math.sin(angle) * reach
      out += line(px, py, qx, qy, colour, depth * 7)
      if (depth > 1)
        for (const swing of [-0.5, 0.05, 0.5])
          grow(qx, qy, angle + swing + (next() - 0.5) * 0.3, reach * 0.72, depth - 1)
    }
    grow(x, y, 1.57 + turn, size, 4)
    return out
  }
  const fish = (x: number, y: number, size: number, colour: string, stripe: string, flip = false) =>
    place(
      x,
      y,
      size,
      `${shape('M-60 0Q-10 -42 52 0Q-10 42 -60 0Z', colour)}${polygon(
        [
          [-52, 0],
          [-92, -30],
          [-92, 30],
        ],
        colour,
      )}${shape('M-8 -27Q6 0 -8 27Q-22 26 -26 20Q-14 0 -26 -20Z', stripe)}${circle(32, -6, 5, '#0b2233')}`,
      flip,
    )
  return [
    sky(['#8fe0e3', '#35a5bd', '#14688f', '#0a3558', '#061f3a']),
    times(9, (i) =>
      polygon(
        [
          [200 + i * 190, -20],
          [290 + i * 190, -20],
          [120 + i * 215 + 170, 1150],
          [-60 + i * 215, 1150],
        ],
        '#e5ffff',
        0.055,
      ),
    ),
    ridge(31, 900, 70, '#0d4468', 20),
    ridge(37, 1010, 80, '#0a3250', 30),
    branch(300, 1120, 120, '#e26d5c', 0.1),
    branch(520, 1180, 90, '#f2a65a', -0.1),
    branch(1500, 1130, 135, '#d1495b', -0.1),
    branch(1730, 1190, 105, '#f4d35e', 0.15),
    branch(1180, 1200, 74, '#ee8695', 0),
    times(11, (i) =>
      ellipse(
        100 + i * 175,
        1215 + (i % 3) * 22,
        120,
        58,
        ['#6a4c93', '#1d7874', '#c8553d', '#2e5e8c'][i % 4] ?? '#666',
      ),
    ),
    times(11, (i) => ellipse(80 + i * 175, 1195 + (i % 3) * 22, 70, 24, '#fff', 0.08)),
    fish(960, 560, 1.7, '#ffb703', '#fdf0d5'),
    fish(1210, 680, 1.25, '#fb8500', '#fdf0d5'),
    fish(720, 700, 1.1, '#ffd166', '#0b4f6c'),
    times(22, () => fish(1250 + next() * 560, 240 + next() * 230, 0.25 + next() * 0.2, '#d7f3f5', '#8ccbd6', true)),
    times(30, () => circle(180 + next() * 420, 120 + next() * 800, 3 + next() * 10, '#e9ffff', 0.35)),
    place(
      470,
      480,
      1.5,
      `${shape('M-95 6Q-30 -26 60 -12L92 -30L92 24L60 12Q-20 28 -95 6Z', '#082033')}${circle(-104, -6, 21, '#082033')}${box(-48, -46, 78, 25, '#e0a458', 1, 12)}${stroke('M60 8L150 40M62 -6L160 -12', '#082033', 15)}${polygon(
        [
          [150, 30],
          [226, 62],
          [206, 22],
        ],
        '#1d7874',
      )}${polygon(
        [
          [160, -24],
          [240, -22],
          [204, 8],
        ],
        '#1d7874',
      )}${stroke('M-60 14L-112 62', '#082033', 13)}`,
    ),
  ].join('')
}

export function ferry(): string {
  const boat = `${shape('M-520 -40L480 -40L560 -110L545 40Q520 92 440 92L-440 92Q-505 60 -520 -40Z', '#f2ede1')}${shape('M-512 12L550 12L545 40Q520 92 440 92L-440 92Q-500 62 -512 12Z', '#1f4e79')}${shape('M-512 12L550 12L549 24L-510 24Z', '#d1495b')}${box(-440, -150, 780, 112, '#fffaf0')}${box(-370, -246, 560, 98, '#f2ede1')}${box(-300, -330, 260, 86, '#fffaf0')}${windows(7, -430, -142, 760, 70, '#29506d', 1, 56)}${windows(9, -360, -240, 540, 64, '#29506d', 1, 50)}${windows(4, -290, -324, 240, 60, '#29506d', 1, 46)}${box(80, -352, 92, 112, '#d1495b')}${box(80, -324, 92, 20, '#fffaf0')}${line(-170, -330, -170, -430, '#41586b', 7)}${line(-210, -400, -130, -400, '#41586b', 5)}`
  return [
    sky(['#5fa8d3', '#a9d6e5', '#f1f7ee', '#fde8c9'], 0, 800),
    glow(1560, 300, 520, '#fffbe6', 0.9),
    circle(1560, 300, 70, '#fffdf0'),
    clouds(5, 230, '#ffffff', 7, 1.3, 0.75),
    clouds(6, 420, '#ffffff', 6, 0.9, 0.6),
    shape('M0 800L0 690Q190 600 340 660T700 720L900 800Z', '#5b8f86'),
    shape('M1180 800Q1420 640 1600 690T1920 640L1920 800Z', '#7aa9a3'),
    sky(['#9fd0d8', '#4b9bb0', '#1f6b8a', '#0c3f5e'], 792),
    glints(15, 1500, 800, 1240, '#fffbe6', 240),
    times(4, (i) => circle(1050 - i * 88, 372 - i * 42, 42 + i * 20, '#f7f5f0', 0.42 - i * 0.07)),
    place(900, 900, 1.05, boat),
    shape('M250 985Q420 955 620 986T1060 984T1500 960L1560 1000Q1200 1030 900 1020T250 1008Z', '#eefaf8', 0.85),
    shape('M0 1280L0 1160Q260 1120 520 1180T1100 1230L1200 1280Z', '#12364a'),
    palm(130, 1200, 540, '#0e2d3d', 90, 3),
    palm(300, 1230, 420, '#0e2d3d', -40, 5),
    person(560, 1220, 150, '#0b2330', 'wave'),
    person(620, 1228, 110, '#0b2330', 'wave'),
    person(680, 1232, 144, '#0b2330'),
  ].join('')
}
