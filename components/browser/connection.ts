type Connection = { readonly saveData?: boolean; readonly effectiveType?: string }

/** What the browser says of its connection; most say nothing. */
export const connection = (): Connection => (navigator as { connection?: Connection }).connection ?? {}
