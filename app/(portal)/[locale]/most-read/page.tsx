export { generateMetadata, MostReadRoute as default } from '#app/most-read-route.tsx'
