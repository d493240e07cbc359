/**
 * The voice that reads a language best: of the same region or script if there is one, on the device rather than from
 * elsewhere, the system's own choice first.
 *
 * @param language BCP 47 tag, e.g. `zh-Hans`
 */
export function voiceFor(language: string): SpeechSynthesisVoice | undefined {
  const [primary = ''] = language.toLowerCase().split('-')
  // Voices are named by region, not by script.
  const wanted = language === 'zh-Hans' ? 'zh-cn' : language.toLowerCase()
  const tagOf = ({ lang }: SpeechSynthesisVoice) => lang.toLowerCase().replace('_', '-')
  const worth = (voice: SpeechSynthesisVoice) =>
    Number(tagOf(voice).startsWith(wanted)) * 4 + Number(voice.localService) * 2 + Number(voice.default)
  return speechSynthesis
    .getVoices()
    .filter((voice) => tagOf(voice).split('-')[0] === primary)
    .sort((a, b) => worth(b) - worth(a))[0]
}
