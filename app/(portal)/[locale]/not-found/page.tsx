// What the portal sends, with status 404, for every address of an edition that leads nowhere. The address itself is
// not one for readers: a page that Next answers with 404 has no content without the framework's scripts.
export { default, generateMetadata } from '../not-found.tsx'
