// The sample newsroom's pictures: drawn here, so that the project carries no binary files and no one else's rights.
import sharp from 'sharp'
import { document } from './pictures/canvas.ts'
import * as land from './pictures/land.ts'
import * as sea from './pictures/sea.ts'
import * as town from './pictures/town.ts'

const scenes: Readonly<Record<string, () => string>> = {
  harbour: sea.harbour,
  mangroves: sea.mangroves,
  'mangrove-nursery': sea.mangroveNursery,
  'shrimp-ponds': sea.shrimpPonds,
  'coral-reef': sea.coralReef,
  ferry: sea.ferry,
  'satellite-school': land.satelliteSchool,
  'stadium-night': land.stadiumNight,
  'kitchen-return': land.kitchen,
  'shadow-puppets': town.shadowPuppets,
  'chili-market': town.chiliMarket,
  'river-city': town.riverCity,
  parliament: town.parliament,
  'courthouse-rain': town.courthouseRain,
  'night-train': town.nightTrain,
  'data-centre': town.dataCentre,
  badminton: town.badminton,
}

export const pictureKeys = Object.keys(scenes)

/**
 * Draws one picture of the sample newsroom.
 * @param key one of `pictureKeys`
 * @returns a JPEG of 1920 × 1280 pixels, the same bytes every time on one version of sharp
 * @throws when there is no such picture
 */
export async function draw(key: string): Promise<Buffer> {
  const scene = scenes[key]
  if (!scene) throw new Error(`no sample picture "${key}"; there are: ${pictureKeys.join(', ')}`)
  return sharp(Buffer.from(document(scene())))
    .jpeg({ quality: 82, mozjpeg: true })
    .toBuffer()
}
