/** What programs call themselves that fetch pages for no reader. Browsers that only pretend are told by other means. */
const programs =
  /(?<!cu)bot\b|bots?[/;)]|crawl|spider|slurp|headless|phantom|selenium|puppeteer|playwright|lighthouse|pagespeed|preview|facebookexternalhit|whatsapp|telegram|curl|wget|libwww|python|java\/|okhttp|go-http|node-fetch|axios|monitor|uptime|scan|archive|feed|fetch/i

/** Whether a request comes from a program, going by its User-Agent; a browser always sends one. */
export const isBot = (userAgent: string | undefined): boolean => !userAgent || programs.test(userAgent)
