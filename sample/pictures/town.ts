// Scenes of towns: markets, halls, screens, trains.
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
  rain,
  random,
  ridge,
  shape,
  sky,
  stars,
  stroke,
  times,
  windows,
} from './canvas.ts'

export function shadowPuppets(): string {
  const puppet = (x: number, y: number, size: number, flip: boolean) =>
    place(
      x,
      y,
      size,
      `${line(0, 330, 0, -60, '#140a06', 9)}${shape('M-60 250Q-78 90 -22 20Q0 0 22 20Q84 100 64 250Q0 274 -60 250Z', '#140a06')}${shape('M-26 26Q-60 -30 -30 -66Q-10 -92 34 -82L92 -58L46 -46Q40 -6 20 26Z', '#140a06')}${shape('M-30 -64Q-92 -96 -66 -170Q-50 -132 -22 -126Q-34 -196 26 -226Q10 -176 30 -150Q60 -180 70 -216Q86 -140 30 -82Z', '#140a06')}${stroke('M24 50Q120 60 150 130L236 96', '#140a06', 13)}${stroke('M-24 54Q-100 90 -110 170L-170 230', '#140a06', 13)}${line(236, 96, 190, 340, '#140a06', 4)}${line(-170, 230, -90, 350, '#140a06', 4)}${times(7, (i) => circle(-30 + i * 10, 150 + (i % 2) * 40, 5, '#f7c873'))}${times(5, (i) => circle(-24 + i * 12, 90 + (i % 2) * 16, 4, '#f7c873'))}${circle(34, -58, 5, '#f7c873')}${stroke('M-44 224Q0 244 48 224', '#f7c873', 4)}${stroke('M-40 -120Q-30 -100 -14 -98', '#f7c873', 3)}`,
      flip,
    )
  const tree = place(
    960,
    980,
    1,
    `${shape('M0 -640Q-70 -480 -190 -320T-150 0L150 0Q280 -160 190 -320T0 -640Z', '#1c0d07')}${times(6, (i) => stroke(`M0 ${-60 - i * 80}Q${-70 + i * 6} ${-110 - i * 80} ${-120 + i * 18} ${-90 - i * 84}M0 ${-60 - i * 80}Q${70 - i * 6} ${-110 - i * 80} ${120 - i * 18} ${-90 - i * 84}`, '#e8a54e', 6, 0.85))}${line(0, 0, 0, -560, '#e8a54e', 7, 0.85)}${circle(0, -590, 13, '#e8a54e')}`,
  )
  return [
    sky(['#2a0f08', '#4d1d0e', '#2a0f08']),
    box(150, 130, 1620, 900, '#f3c67a'),
    glow(960, 470, 1000, '#fff5cf', 1),
    box(150, 130, 1620, 26, '#7d1f1a'),
    box(150, 1010, 1620, 40, '#7d1f1a'),
    times(27, (i) => circle(180 + i * 60, 1030, 10, '#e8a54e')),
    tree,
    puppet(510, 640, 1.12, false),
    puppet(1410, 640, 1.12, true),
    puppet(250, 800, 0.62, false),
    puppet(1670, 800, 0.62, true),
    circle(960, 92, 42, '#ffe3a0'),
    glow(960, 100, 240, '#ffd27a', 0.9),
    line(960, 0, 960, 60, '#140a06', 8),
    times(13, (i) =>
      place(
        110 + i * 142,
        1300,
        1,
        `${circle(0, -92, 40, '#120805')}${shape('M-74 20Q-66 -56 0 -58Q66 -56 74 20Z', '#120805')}`,
      ),
    ),
  ].join('')
}

export function chiliMarket(): string {
  const next = random(9)
  const basket = (x: number, y: number, colours: readonly string[]) =>
    place(
      x,
      y,
      1,
      `${ellipse(0, 0, 190, 60, '#5b3a1e')}${times(90, () => {
        const a = next() * 6.28
        const r = Math.sqrt(next())
        return `<g transform="translate(${(Math.cos(a) * r * 165).toFixed(0)} ${(-18 + Math.sin(a) * r * 44 - (1 - r) * 56).toFixed(0)}) rotate(${(next() * 360).toFixed(0)})">${shape('M-30 0Q-6 -12 30 -3Q0 10 -30 0Z', colours[Math.floor(next() * colours.length)] ?? '#c00')}${line(-30, 0, -40, -3, '#3f7d3a', 5)}</g>`
      })}${shape('M-190 0Q-176 120 -120 130L120 130Q176 120 190 0Q100 62 0 60T-190 0Z', '#8a5a2e')}${times(9, (i) => line(-150 + i * 38, 48, -120 + i * 30, 128, '#6b4320', 5, 0.6))}`,
    )
  const awning = (x: number, y: number, w: number, a: string, b: string) =>
    times(
      8,
      (i) =>
        polygon(
          [
            [x + (i * w) / 8, y],
            [x + ((i + 1) * w) / 8, y],
            [x + ((i + 1) * w) / 8 + 8 * (i - 3), y + 120],
            [x + (i * w) / 8 + 8 * (i - 4), y + 120],
          ],
          i % 2 ? a : b,
        ) + circle(x + ((i + 0.5) * w) / 8 + 8 * (i - 3.5), y + 122, w / 16, i % 2 ? a : b),
    )
  return [
    sky(['#fbe9c6', '#f6cf9a', '#d99a6c']),
    glow(960, 260, 800, '#fff7dd', 0.9),
    box(0, 200, 1920, 560, '#7a5240', 0.28),
    box(120, 330, 30, 560, '#4a2d20'),
    box(1770, 330, 30, 560, '#4a2d20'),
    box(940, 330, 26, 500, '#5a3828'),
    awning(60, 230, 860, '#c8402f', '#fff2dc'),
    awning(1000, 230, 860, '#2c7a72', '#fff2dc'),
    times(
      6,
      (i) =>
        line(180 + i * 130, 372, 180 + i * 130, 440, '#4a2d20', 4) +
        shape(
          `M${160 + i * 130} 440q20 -16 40 0l-6 92q-14 22 -28 0Z`,
          ['#b3261e', '#4f8c43', '#e0a458'][i % 3] ?? '#a00',
        ),
    ),
    times(
      6,
      (i) => circle(1120 + i * 120, 470, 36, '#efe2cf') + line(1120 + i * 120, 372, 1120 + i * 120, 440, '#4a2d20', 4),
    ),
    person(560, 950, 520, '#3b2430'),
    shape('M496 500Q560 430 624 500L640 640L480 640Z', '#6b2f45'),
    person(1350, 950, 500, '#233a3c'),
    person(1090, 930, 430, '#4a3327', 'carry'),
    person(200, 900, 380, '#5a4636', 'walk'),
    person(1700, 900, 390, '#4d4033', 'walk'),
    box(0, 900, 1920, 380, '#6b4429'),
    box(0, 888, 1920, 28, '#9a6a3f'),
    basket(240, 980, ['#c1121f', '#e63946', '#9b1b1b']),
    basket(680, 1000, ['#e85d04', '#f48c06', '#dc2f02']),
    basket(1120, 990, ['#386641', '#6a994e', '#a7c957']),
    basket(1560, 1000, ['#c1121f', '#d62828', '#f77f00']),
    basket(460, 1190, ['#d62828', '#9b1b1b', '#e63946']),
    basket(960, 1200, ['#c1121f', '#e63946', '#6a994e']),
    basket(1460, 1190, ['#e85d04', '#ffba08', '#dc2f02']),
  ].join('')
}

const columns = (x: number, y: number, count: number, gap: number, tall: number, light: string, dark: string) =>
  times(
    count,
    (i) =>
      box(x + i * gap - 30, y - tall - 22, 60, 22, light) +
      box(x + i * gap - 22, y - tall, 44, tall, light) +
      box(x + i * gap + 6, y - tall, 16, tall, dark, 0.45) +
      box(x + i * gap - 32, y - 18, 64, 18, light),
  )

export function parliament(): string {
  return [
    sky(['#3f6fa3', '#8fb8d6', '#f3e3c3'], 0, 900),
    clouds(17, 260, '#fff', 8, 1.2, 0.65),
    glow(420, 420, 520, '#fff6d8', 0.7),
    box(0, 890, 1920, 390, '#7c9a72'),
    shape('M470 610Q480 300 960 290Q1440 300 1450 610Z', '#3f7d6b'),
    shape('M960 290Q1440 300 1450 610L1080 610Q1090 400 960 290Z', '#2c6354'),
    times(7, (i) => stroke(`M960 292Q${600 + i * 120} 400 ${530 + i * 143} 608`, '#255648', 5, 0.6)),
    line(960, 290, 960, 150, '#46545e', 9),
    shape('M964 152L1070 166L964 186Z', '#c1121f'),
    shape('M964 186L1070 178L1070 200L964 210Z', '#fff'),
    box(300, 606, 1320, 50, '#f4ead6'),
    box(340, 650, 1240, 270, '#d8c7a8'),
    columns(420, 915, 10, 120, 240, '#fbf3e2', '#a8946f'),
    times(9, (i) => box(452 + i * 120, 720, 54, 195, '#5d4d3a', 0.75)),
    box(240, 915, 1440, 34, '#f4ead6'),
    box(190, 949, 1540, 34, '#e5d8bd'),
    box(140, 983, 1640, 40, '#d3c3a3'),
    sky(['#b9ae92', '#8e8570'], 1023),
    shape('M820 1023L1100 1023L1320 1280L600 1280Z', '#d9ceb2'),
    times(
      5,
      (i) =>
        ellipse(210 - i * 12, 1010, 70 - i * 4, 90, '#3b6b4a', 0.9) +
        ellipse(1710 + i * 12, 1010, 70 - i * 4, 90, '#3b6b4a', 0.9),
    ),
    person(840, 1140, 150, '#26313c', 'walk'),
    person(1040, 1180, 168, '#332a2a', 'walk'),
    person(1120, 1176, 160, '#26313c', 'stand'),
    person(700, 1100, 126, '#3d3a36', 'walk'),
    person(1290, 1110, 130, '#3d3a36', 'wave'),
  ].join('')
}

export function courthouseRain(): string {
  const umbrella = (x: number, y: number, size: number, colour: string) =>
    place(
      x,
      y,
      size,
      `${shape('M-78 -118Q0 -196 78 -118Q52 -132 26 -118Q0 -132 -26 -118Q-52 -132 -78 -118Z', colour)}${line(0, -160, 0, -60, '#10161d', 4)}${person(0, 0, 100, '#10161d', 'walk')}`,
    )
  return [
    sky(['#26323f', '#43535f', '#6f7d82', '#8c9591'], 0, 980),
    clouds(33, 170, '#1f2a35', 9, 1.5, 0.45),
    box(0, 972, 1920, 308, '#55606a'),
    polygon(
      [
        [380, 470],
        [960, 250],
        [1540, 470],
      ],
      '#b9b4a5',
    ),
    polygon(
      [
        [470, 452],
        [960, 270],
        [1450, 452],
      ],
      '#8f8b7f',
    ),
    place(
      960,
      400,
      1,
      `${line(0, -90, 0, 40, '#3f4244', 9)}${line(-120, -60, 120, -60, '#3f4244', 8)}${stroke('M-120 -60L-152 0M-120 -60L-88 0M120 -60L88 0M120 -60L152 0', '#3f4244', 4)}${shape('M-160 0Q-120 38 -80 0Z', '#3f4244')}${shape('M80 0Q120 38 160 0Z', '#3f4244')}`,
    ),
    box(380, 468, 1160, 44, '#c7c2b3'),
    box(420, 510, 1080, 420, '#7d7b73'),
    columns(490, 925, 8, 134, 400, '#d2cdbf', '#77746a'),
    times(7, (i) => box(530 + i * 134, 640, 54, 285, '#2a3036', 0.85)),
    box(903, 640, 54, 285, '#f2c46d', 0.9),
    glow(930, 790, 320, '#ffd88a', 0.55),
    box(330, 925, 1260, 30, '#bdb8aa'),
    box(270, 955, 1380, 32, '#a9a598'),
    box(210, 987, 1500, 36, '#949085'),
    sky(['#55606a', '#2e3942'], 1023),
    shape('M870 1023L1000 1023L1090 1280L760 1280Z', '#f2c46d', 0.16),
    umbrella(640, 1180, 1.7, '#b3261e'),
    umbrella(800, 1230, 1.85, '#1d2730'),
    umbrella(1180, 1200, 1.75, '#25323d'),
    umbrella(1400, 1160, 1.5, '#2f6f7e'),
    umbrella(420, 1130, 1.35, '#25323d'),
    times(12, (i) => ellipse(160 + i * 150, 1110 + (i % 4) * 40, 80, 9, '#c9d3d8', 0.16)),
    rain(8, '#dfe9ee', 330),
  ].join('')
}

export function nightTrain(): string {
  const coach = (x: number) =>
    `${box(x, -150, 420, 150, '#c9d3de', 1, 14)}${box(x, -60, 420, 22, '#b3261e')}${times(6, (i) => box(x + 26 + i * 64, -128, 46, 50, '#ffe2a1', 0.95, 5))}${box(x + 20, 0, 380, 14, '#2c3543')}`
  return [
    sky(['#070d22', '#13234a', '#31477a', '#7b6a8f'], 0, 900),
    stars(5, 600, 220),
    circle(1480, 230, 80, '#fbf3d5'),
    circle(1510, 212, 72, '#182a54'),
    ridge(41, 640, 100, '#1c2c55'),
    ridge(44, 730, 70, '#142147', 10),
    times(18, (i) =>
      windows(i + 2, 40 + i * 108, 720 - ((i * 37) % 90), 60, 120 + ((i * 37) % 90), '#ffd98a', 0.35, 20),
    ),
    ridge(48, 830, 30, '#0d1733', 12),
    box(0, 902, 1920, 30, '#2b3856'),
    times(12, (i) =>
      shape(`M${60 + i * 170} 932L${120 + i * 170} 932L${112 + i * 170} 1280L${68 + i * 170} 1280Z`, '#1b2644'),
    ),
    times(12, (i) => stroke(`M${120 + i * 170} 1010Q${146 + i * 170} 950 ${230 + i * 170} 934`, '#1b2644', 14)),
    glow(1690, 850, 420, '#fff2c0', 0.85),
    place(
      0,
      902,
      1,
      `${coach(-140)}${coach(290)}${coach(720)}${shape('M1150 -150L1430 -150Q1600 -140 1680 -30Q1690 0 1660 0L1150 0Z', '#e8edf2')}${shape('M1150 -60L1640 -60Q1664 -44 1672 -36L1150 -36Z', '#b3261e')}${shape('M1440 -138Q1560 -124 1620 -74L1470 -74Z', '#16233f')}${times(3, (i) => box(1180 + i * 80, -128, 56, 50, '#ffe2a1', 0.95, 5))}${circle(1662, -22, 11, '#fffbe6')}`,
    ),
    line(0, 780, 1920, 744, '#0b1228', 4, 0.9),
    times(
      7,
      (i) =>
        line(120 + i * 290, 902, 120 + i * 290, 720, '#0b1228', 9) +
        line(120 + i * 290, 750, 190 + i * 290, 750, '#0b1228', 6),
    ),
    sky(['#0b1430', '#060b1d'], 1190),
    times(40, (i) => ellipse((i * 211) % 1920, 1180 + ((i * 37) % 90), 60, 26, '#0a1530', 0.9)),
  ].join('')
}

export function dataCentre(): string {
  const greens = ['#a9cf72', '#86b659', '#659a48', '#477d3c', '#2f6132', '#1f4a2b']
  const tower = (x: number) =>
    shape(`M${x - 74} 740Q${x - 34} 620 ${x - 50} 520L${x + 50} 520Q${x + 34} 620 ${x + 74} 740Z`, '#d5dbe0') +
    shape(`M${x + 8} 740Q${x + 18} 620 ${x + 10} 520L${x + 50} 520Q${x + 34} 620 ${x + 74} 740Z`, '#aab6c0') +
    ellipse(x, 520, 50, 10, '#8a98a5') +
    times(5, (i) => ellipse(x + i * 26, 480 - i * 44, 50 + i * 20, 34 + i * 12, '#fff', 0.5 - i * 0.08))
  return [
    sky(['#5a8fc0', '#a9cfe3', '#f9ecd0', '#ffd9a3'], 0, 720),
    glow(420, 600, 560, '#fff2c8', 0.9),
    circle(420, 590, 62, '#fff8e0'),
    clouds(23, 220, '#fff', 6, 1.1, 0.55),
    ridge(16, 640, 60, '#8fb3b8'),
    ridge(26, 690, 30, '#6d9a86', 8),
    tower(1500),
    tower(1670),
    tower(1330),
    box(620, 560, 640, 200, '#e8ecef'),
    box(620, 560, 640, 26, '#33475b'),
    times(19, (i) => line(650 + i * 32, 590, 650 + i * 32, 756, '#bcc7cf', 4)),
    box(560, 640, 60, 120, '#c8d1d8'),
    box(700, 520, 90, 40, '#9aa8b4'),
    box(830, 520, 90, 40, '#9aa8b4'),
    box(960, 520, 90, 40, '#9aa8b4'),
    box(620, 726, 640, 10, '#4cc9f0', 0.9),
    glow(940, 731, 360, '#8fe6ff', 0.35),
    greens
      .map((green, i) => {
        const y = 752 + i * 86
        const bend = (i % 2 ? 1 : -1) * (16 + i * 9)
        const edge = (drop: number) =>
          `M0 ${y + bend + drop}C480 ${y - bend + drop} 860 ${y + bend + drop} 1200 ${y + drop}S1660 ${y - bend + drop} 1920 ${y + drop}`
        return shape(`${edge(0)}L1920 1280L0 1280Z`, green) + stroke(edge(12), '#eaf9f4', 9 + i * 2, 0.5)
      })
      .join(''),
    person(520, 1080, 190, '#1c3324', 'walk'),
    polygon(
      [
        [474, 922],
        [520, 884],
        [566, 922],
      ],
      '#e8c87a',
    ),
    times(70, (i) => {
      const next = random(i + 90)
      const x = next() * 1920
      const y = 1120 + next() * 150
      return stroke(`M${x} ${y}q-6 -26 -14 -38M${x} ${y}q0 -28 2 -46M${x} ${y}q7 -24 16 -36`, '#cfe79a', 3.5, 0.55)
    }),
  ].join('')
}

export function riverCity(): string {
  const sail = (x: number, y: number, size: number, cloth: string) =>
    place(
      x,
      y,
      size,
      `${shape('M-90 0L96 0Q70 40 0 40T-90 0Z', '#2d1b2e')}${line(10, 0, 10, -210, '#2d1b2e', 6)}${shape('M16 -214Q120 -110 84 -14L16 -14Z', cloth)}${shape('M4 -190Q-70 -90 -60 -14L4 -14Z', cloth, 0.75)}`,
    )
  const minaret = (x: number, y: number, size: number, fill: string) =>
    place(
      x,
      y,
      size,
      `${box(-16, -330, 32, 330, fill)}${box(-25, -250, 50, 14, fill)}${box(-22, -345, 44, 14, fill)}${box(-10, -400, 20, 60, fill)}${shape('M-13 -400Q0 -450 0 -462Q0 -450 13 -400Z', fill)}`,
    )
  const dome = (x: number, y: number, r: number, fill: string) =>
    shape(`M${x - r} ${y}Q${x - r} ${y - r} ${x} ${y - r * 1.35}Q${x + r} ${y - r} ${x + r} ${y}Z`, fill) +
    line(x, y - r * 1.35, x, y - r * 1.6, fill, 5)
  const next = random(52)
  return [
    sky(['#43356e', '#a04f7c', '#f08a5d', '#fbc687', '#fde7b8'], 0, 800),
    glow(1180, 700, 640, '#fff0c0', 0.95),
    circle(1180, 690, 92, '#fff4d6'),
    clouds(27, 260, '#f6a27c', 6, 1.2, 0.35),
    times(34, (i) => box(i * 60 - 20, 700 - next() * 110, 62, 200, '#a9657c', 0.55)),
    minaret(240, 790, 0.95, '#7a4668'),
    minaret(640, 790, 1.15, '#6b3c60'),
    minaret(1560, 790, 1.05, '#6b3c60'),
    dome(440, 760, 110, '#7a4668'),
    box(320, 752, 240, 60, '#7a4668'),
    dome(1400, 770, 84, '#6b3c60'),
    times(30, (i) => {
      const h = 40 + next() * 90
      return (
        box(i * 66 - 10, 800 - h, 70, h + 10, '#5b3357') +
        windows(i + 9, i * 66 - 8, 800 - h, 64, h, '#ffd98a', 0.3, 22)
      )
    }),
    sky(['#f3b984', '#b06a7c', '#5a3d6d', '#2b2148'], 800),
    glints(51, 1180, 812, 1240, '#fff0c8', 280, 300),
    sail(520, 930, 0.9, '#fdf0d5'),
    sail(930, 1040, 1.35, '#fff6e2'),
    sail(1480, 900, 0.65, '#fbe3c0'),
    palm(1730, 1230, 620, '#1d1533', -110, 6),
    palm(1840, 1250, 480, '#1d1533', 40, 8),
    palm(90, 1240, 520, '#1d1533', 70, 12),
    shape('M0 1280L0 1210Q220 1180 420 1280Z', '#1d1533'),
    shape('M1480 1280Q1680 1180 1920 1200L1920 1280Z', '#1d1533'),
  ].join('')
}

export function badminton(): string {
  const player = (flip: boolean, shirt: string) =>
    `<g transform="scale(${flip ? -1 : 1} 1)">${stroke('M-10 -250Q-60 -150 -130 -40M0 -250Q50 -140 120 -70L150 10', '#2a2030', 44)}${stroke('M-10 -270L10 -470', shirt, 96)}${stroke('M20 -470Q100 -520 130 -640', '#8a5638', 30)}${stroke('M-20 -470Q-110 -430 -150 -340', '#8a5638', 30)}${circle(16, -560, 52, '#2a1a16')}${stroke('M130 -640L176 -760', '#f4efe2', 9)}<ellipse cx="206" cy="-838" rx="56" ry="80" transform="rotate(22 206 -838)" fill="none" stroke="#f4efe2" stroke-width="10"/>${times(5, (i) => `<g transform="rotate(22 206 -838)">${line(166 + i * 20, -905, 166 + i * 20, -771, '#f4efe2', 2, 0.7)}${line(153, -890 + i * 26, 259, -890 + i * 26, '#f4efe2', 2, 0.7)}</g>`)}${ellipse(-130, -30, 44, 18, '#f4efe2')}${ellipse(156, 18, 44, 18, '#f4efe2')}</g>`
  return [
    sky(['#0b2b33', '#10424b', '#0e353d'], 0, 820),
    times(5, (i) =>
      polygon(
        [
          [160 + i * 400, -20],
          [260 + i * 400, -20],
          [480 + i * 360, 820],
          [-40 + i * 420, 820],
        ],
        '#e9fffb',
        0.06,
      ),
    ),
    times(9, (i) =>
      place(
        100 + i * 215,
        770,
        1,
        `${circle(0, -70, 30, '#082227')}${shape('M-56 20Q-50 -40 0 -42Q50 -40 56 20Z', '#082227')}`,
      ),
    ),
    box(0, 770, 1920, 60, '#0a272d'),
    sky(['#1f8a70', '#166a56'], 828),
    polygon(
      [
        [240, 870],
        [1680, 870],
        [1980, 1280],
        [-60, 1280],
      ],
      '#2aa07f',
    ),
    stroke(
      'M240 870L1680 870M240 870L-60 1280M1680 870L1980 1280M960 870L960 1280M140 1010L1780 1010',
      '#f4fff4',
      8,
      0.85,
    ),
    box(953, 560, 14, 660, '#d9d2c0'),
    place(480, 1160, 0.94, player(false, '#c1121f')),
    place(1470, 1120, 0.86, player(true, '#f1efe8')),
    ellipse(480, 1178, 190, 18, '#0c3d31', 0.5),
    ellipse(1470, 1136, 170, 16, '#0c3d31', 0.5),
    times(17, (i) => line(948 - 14 * i * 0, 600 + i * 20, 972, 600 + i * 20, '#f4efe2', 2, 0.8)),
    box(944, 586, 32, 14, '#fff'),
    stroke('M760 300Q980 160 1180 260', '#fff', 4, 0.35),
    place(
      1210,
      282,
      1.5,
      `<g transform="rotate(28)">${polygon(
        [
          [-64, -34],
          [-64, 34],
          [0, 15],
          [0, -15],
        ],
        '#fffdf5',
      )}${line(-64, -20, 0, -8, '#c9c2b0', 3)}${line(-64, 0, 0, 0, '#c9c2b0', 3)}${line(-64, 20, 0, 8, '#c9c2b0', 3)}${circle(8, 0, 17, '#f4efe2')}${box(-4, -16, 8, 32, '#c1121f')}</g>`,
    ),
  ].join('')
}
