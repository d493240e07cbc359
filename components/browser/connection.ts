type Connection = { readonly saveData?: boolean; readonly effectiveType?: string }

/** The Network Information API, which most browsers lack. */
export const connection = (): Connection => (navigator as { connection?: Connection }).connection ?? {}
