/** The font rules that an edition's pages need, and the preload of its main file; stands in <head>. */
export function FontFaces({ faces, preload }: { faces: string; preload: string | null }) {
  return (
    <>
      {preload && <link rel="preload" as="font" type="font/woff2" href={preload} crossOrigin="anonymous" />}
      <style>{faces}</style>
    </>
  )
}
