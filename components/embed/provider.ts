// Services that readers know by name; any other goes by its host.

export type Provider = { readonly name: string; readonly shows: 'video' | 'post' | 'page' }

const known: Readonly<Record<string, Provider>> = {
  'youtube.com': { name: 'YouTube', shows: 'video' },
  'youtu.be': { name: 'YouTube', shows: 'video' },
  'vimeo.com': { name: 'Vimeo', shows: 'video' },
  'dailymotion.com': { name: 'Dailymotion', shows: 'video' },
  'tiktok.com': { name: 'TikTok', shows: 'video' },
  'bilibili.com': { name: 'Bilibili', shows: 'video' },
  'nicovideo.jp': { name: 'ニコニコ', shows: 'video' },
  'x.com': { name: 'X', shows: 'post' },
  'twitter.com': { name: 'X', shows: 'post' },
  'facebook.com': { name: 'Facebook', shows: 'post' },
  'instagram.com': { name: 'Instagram', shows: 'post' },
  'threads.net': { name: 'Threads', shows: 'post' },
  'threads.com': { name: 'Threads', shows: 'post' },
  'bsky.app': { name: 'Bluesky', shows: 'post' },
  'mastodon.social': { name: 'Mastodon', shows: 'post' },
  't.me': { name: 'Telegram', shows: 'post' },
  'weibo.com': { name: '微博', shows: 'post' },
}

/** The provider behind a host name: `m.youtube.com` is YouTube; `notyoutube.com` is itself. */
export function providerOf(host: string): Provider {
  const labels = host.toLowerCase().split('.')
  for (let from = 0; from < labels.length - 1; from += 1) {
    const domain = labels.slice(from).join('.')
    const provider = Object.hasOwn(known, domain) ? known[domain] : undefined
    if (provider) return provider
  }
  return { name: host, shows: 'page' }
}
