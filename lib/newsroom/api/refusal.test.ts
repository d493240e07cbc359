import { expect, it } from 'vitest'
import { refusalOf } from './refusal.ts'

const at = (path: string, headers: Record<string, string> = {}, method = 'GET') => ({
  url: `http://newsroom.example${path}`,
  headers: new Headers({ host: 'newsroom.example', ...headers }),
  method,
})
const post = (headers: Record<string, string>) => at('/api/articles', headers, 'POST')

it.each([
  ['an ordinary address', at('/api/articles?where[headline][like]=%D8%B2%D9%84+%E5%9C%B0')],
  ['its own page', post({ origin: 'http://newsroom.example', 'sec-fetch-site': 'same-origin', 'content-length': '9' })],
  ['its page behind a proxy', post({ origin: 'https://desk.example', 'x-forwarded-host': 'desk.example' })],
  ['a program', post({ 'content-length': '99' })],
  ['a picture of 25 MB', post({ 'content-type': 'multipart/form-data; boundary=a', 'content-length': '26214400' })],
  ['a condition over one relation', at('/api/translations?where[article.headline][like]=a.b.c&sort=-article.headline')],
  ['a condition on a version', at('/api/articles/versions?where[version.section.slug][equals]=a')],
  ['an order of pictures by their names', at('/api/media?sort=-hash')],
  ['words that look like JSON', at('/api/articles?where[headline][like]={a}')],
  ['a global', at('/api/globals/front')],
  ['a link from elsewhere', at('/api/articles', { 'sec-fetch-site': 'none' })],
])('takes %s', (_, request) => expect(refusalOf(request)).toBeNull())

it.each([
  ['NUL', 400, at('/api/articles/%00')],
  ['NUL in a query', 400, at('/api/articles?where[headline][equals]=a%00')],
  ['half a character', 400, at('/api/articles?where[headline][equals]=%E4%B8')],
  ['a lonely percent sign', 400, at('/api/articles/100%')],
  ['a condition over two relations', 400, at('/api/translations?where[article.createdBy.email][like]=a')],
  ['the same inside another', 400, at('/api/x?where[or][0][and][1][article.createdBy.email][like]=a')],
  ['an order over two relations', 400, at('/api/translations?sort=-id,article.createdBy.email')],
  ['a question about places on a map', 400, at('/api/articles?where[headline][near]=1,2')],
  ['a question about all of a list', 400, at('/api/articles?where[topics][all]=1')],
  ['a link to confirm an account', 404, at('/api/users/verify/x', {}, 'POST')],
  ['versions of a global', 404, at('/api/globals/front/versions')],
  ['the same with underscores for dots', 400, at('/api/articles?where[article__createdBy__email][equals]=x')],
  ['an order with underscores for dots', 400, at('/api/translations?sort=article__createdBy__email')],
  ['a condition in JSON', 400, at('/api/articles?where={"place":{"near":"1,2"}}')],
  ['a condition in JSON after a space', 400, at('/api/articles?where=%20{"place":{"near":"1,2"}}')],
  ['the same of a join', 400, at('/api/articles?joins[a][where]={"place":{"near":"1,2"}}')],
  ['an order by somebody’s password', 400, at('/api/articles?sort=-createdBy.hash')],
  ['the same among others', 400, at('/api/articles?sort[]=id&sort[]=createdBy__salt')],
  ['the same of a join', 400, at('/api/sections?joins[a][sort]=createdBy.resetPasswordToken')],
  ['people by their passwords', 400, at('/api/users?sort=-hash')],
  ['another site', 403, post({ origin: 'https://evil.example', 'content-length': '9' })],
  ['another port', 403, post({ origin: 'http://newsroom.example:8080', 'content-length': '9' })],
  ['a sandboxed frame', 403, post({ origin: 'null', 'content-length': '9' })],
  ['a reading script of another site', 403, at('/api/users/me', { 'sec-fetch-site': 'cross-site' })],
  ['a body of unknown length', 411, post({ 'transfer-encoding': 'chunked' })],
  ['10 MB of JSON', 413, post({ 'content-type': 'application/json', 'content-length': '10485760' })],
  [
    'an upload of 40 MB',
    413,
    post({ 'content-type': 'multipart/form-data; boundary=a', 'content-length': '41943040' }),
  ],
])('refuses %s', (_, status, request) => expect(refusalOf(request)?.status).toBe(status))
