// The browser's side of passkeys: has one made, or sign.
import {
  type AuthenticationResponseJSON,
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser'
import type { NewsroomTexts } from '../../admin/texts/id.ts'

export type NewPasskeyOptions = PublicKeyCredentialCreationOptionsJSON
export type PasskeyOptions = PublicKeyCredentialRequestOptionsJSON

/** What came of it: what the server wants to see, or a sentence for the person who tried. */
type Outcome<Response> =
  | { readonly kind: 'done'; readonly response: Response }
  | { readonly kind: 'failed'; readonly sentence: string }

type Texts = NewsroomTexts['signIn']

/** Has the device make a passkey. */
export const makePasskey = (options: NewPasskeyOptions, texts: Texts): Promise<Outcome<RegistrationResponseJSON>> =>
  attempted(() => startRegistration({ optionsJSON: options }), options.rp.id, texts)

/** Has the device sign with a passkey. */
export const signWithPasskey = (options: PasskeyOptions, texts: Texts): Promise<Outcome<AuthenticationResponseJSON>> =>
  attempted(() => startAuthentication({ optionsJSON: options }), options.rpId, texts)

async function attempted<Response>(
  ask: () => Promise<Response>,
  host: string | undefined,
  texts: Texts,
): Promise<Outcome<Response>> {
  if (!browserSupportsWebAuthn()) return { kind: 'failed', sentence: texts.passkeyUnsupported }
  try {
    return { kind: 'done', response: await ask() }
  } catch (error) {
    return { kind: 'failed', sentence: sentenceFor(error instanceof WebAuthnError ? error.code : '', host, texts) }
  }
}

function sentenceFor(code: string, host: string | undefined, texts: Texts): string {
  switch (code) {
    case 'ERROR_INVALID_DOMAIN':
    case 'ERROR_INVALID_RP_ID':
      return texts.passkeyElsewhere.replace('{host}', host ?? '')
    case 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED':
      return texts.passkeyKnown
    default:
      return texts.passkeyFailed
  }
}
