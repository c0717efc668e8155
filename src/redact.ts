const HIDDEN = '[hidden]';

/** Forms of secrets that are known by their look, whatever they were configured as. */
const FORMS: readonly (readonly [RegExp, string])[] = [
  // Discord's interaction tokens and webhooks: whoever has the address can write.
  [/(\/(?:webhooks|interactions)\/\d+\/)[\w-]+/g, `$1${HIDDEN}`],
  [/(hooks\.slack(?:-gov)?\.com\/)[^\s"'\\]+/g, `$1${HIDDEN}`],
  [/("?response_url"?\s*[:=]\s*\\?["']?)[^\s"'\\,}]+/g, `$1${HIDDEN}`],
  [/\bx(?:ox[a-z]|app)-[\w.-]+/g, HIDDEN],
  [/\b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}/g, HIDDEN],
  [/\b(Bot|Bearer|Basic)\s+[\w.~+/=-]{8,}/g, `$1 ${HIDDEN}`],
  // User and password in any address.
  [/(\b[a-z][\w+.-]*:\/\/)[^\s/@"'\\]+@/gi, `$1${HIDDEN}@`],
  // What signs the addresses of Discord's attachments.
  [/([?&](?:ex|is|hm|token|sig|signature|code|state)=)[^\s&"'\\]+/g, `$1${HIDDEN}`],
];

/** Makes a function that takes secrets out of a text: the given values, however JSON writes them, and all known forms. */
export function createRedact(secrets: readonly string[]): (text: string) => string {
  const values = [...new Set(secrets.flatMap(spellings))].sort((one, other) => other.length - one.length);
  return (text) => {
    const without = values.reduce((rest, value) => rest.replaceAll(value, HIDDEN), text);
    return FORMS.reduce((rest, [form, replacement]) => rest.replace(form, replacement), without);
  };
}

/** A secret as it may stand in a log; of an address the password alone as well. */
function spellings(secret: string): string[] {
  const password = URL.canParse(secret) ? new URL(secret).password : '';
  const parts = [secret, password, decoded(password)].filter((part) => part.length >= SHORTEST);
  return parts.flatMap((part) => [part, JSON.stringify(part).slice(1, -1), encodeURIComponent(part)]);
}

/** Shorter ones would take innocent words with them. */
const SHORTEST = 4;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
