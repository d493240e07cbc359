import { expect, it } from 'vitest'
import { providerOf } from './provider.ts'

it.each([
  ['youtube.com', 'YouTube', 'video'],
  ['m.youtube.com', 'YouTube', 'video'],
  ['YouTu.be', 'YouTube', 'video'],
  ['notyoutube.com', 'notyoutube.com', 'page'],
  ['youtube.com.evil.example', 'youtube.com.evil.example', 'page'],
  ['sp.nicovideo.jp', 'ニコニコ', 'video'],
  ['video.weibo.com', '微博', 'post'],
  ['constructor', 'constructor', 'page'],
  ['localhost', 'localhost', 'page'],
])('%s is %s', (host, name, shows) => {
  expect(providerOf(host)).toEqual({ name, shows })
})
