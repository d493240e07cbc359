/**
 * DeepL's own client, sending by our rules: it can't be stopped from outside, has no bound for answers and hides
 * `Retry-After`. Its requests and answers stay its own; only what carries them is replaced.
 */
import { DeepLClient } from 'deepl-node'
import { call, type Remote } from './remote.ts'

type Sent = { readonly data?: URLSearchParams; readonly jsonBody?: Record<string, unknown> }

export class BoundedDeepLClient extends DeepLClient {
  constructor(remote: Remote, key: string, signal: AbortSignal, maximumBytes: number) {
    super(key, { serverUrl: remote.address, maxRetries: 0, sendPlatformInfo: false })
    this.httpClient.sendRequestWithBackoff = async <Content>(
      method: string,
      path: string,
      { data, jsonBody }: Sent = {},
    ) => {
      const asks = method === 'GET' && data
      const body = asks ? undefined : jsonBody ? JSON.stringify(jsonBody) : data
      const response = await call(
        remote,
        `${remote.address}${path}${asks ? `?${data}` : ''}`,
        {
          method,
          headers: {
            authorization: `DeepL-Auth-Key ${key}`,
            'user-agent': 'Warta deepl-node',
            ...(jsonBody ? { 'content-type': 'application/json' } : {}),
          },
          ...(body ? { body } : {}),
        },
        signal,
        maximumBytes,
      )
      return { statusCode: response.status, content: (await response.text()) as Content }
    }
  }
}
