import { decodeBase64, encodeHex } from "./encoding.js";

/** An element of ASN.1 in DER: what it holds, and what follows it. */
interface Element {
  readonly tag: number;
  readonly content: Uint8Array;
  readonly rest: Uint8Array;
}

const tags = { integer: 0x02, bitString: 0x03, objectIdentifier: 0x06, sequence: 0x30 } as const;

export type PublicKey =
  | { readonly kind: "rsa"; readonly modulus: bigint; readonly exponent: bigint }
  | { readonly kind: "ec"; readonly curve: string; readonly point: Uint8Array };

/** The key of a PEM block (`BEGIN PUBLIC KEY`, RFC 7468); undefined for anything else. */
export function parsePublicKey(pem: string): PublicKey | undefined {
  const block = /-----BEGIN PUBLIC KEY-----([A-Za-z\d+/=\s]*)-----END PUBLIC KEY-----/.exec(pem);
  const der = block?.[1] === undefined ? undefined : decodeBase64(block[1], "standard");
  const info = der && read(der, tags.sequence);
  const algorithm = info && read(info.content, tags.sequence);
  const name = algorithm && read(algorithm.content, tags.objectIdentifier);
  const bits = algorithm && read(algorithm.rest, tags.bitString);
  // The first byte of a bit string counts the bits of its last byte that are no part of it.
  if (name === undefined || bits?.content[0] !== 0) return undefined;
  const key = bits.content.subarray(1);
  switch (encodeHex(name.content)) {
    case rsaEncryption:
      return rsaKey(key);
    case ecPublicKey: {
      const curve = read(name.rest, tags.objectIdentifier);
      return curve && { kind: "ec", curve: encodeHex(curve.content), point: key };
    }
    default:
      return undefined;
  }
}

/** The two numbers of a sequence, as in an RSA key and an ECDSA signature. */
export function parseIntegerPair(der: Uint8Array): readonly [bigint, bigint] | undefined {
  const pair = read(der, tags.sequence);
  const first = pair && read(pair.content, tags.integer);
  const second = first && read(first.rest, tags.integer);
  if (pair === undefined || second === undefined) return undefined;
  if (pair.rest.length > 0 || second.rest.length > 0) return undefined;
  const [a, b] = [first && positive(first.content), positive(second.content)];
  return a === undefined || b === undefined ? undefined : [a, b];
}

/** A number of bytes, the highest first. */
export function integerOf(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${encodeHex(bytes)}`);
}

const rsaEncryption = "2a864886f70d010101";
const ecPublicKey = "2a8648ce3d0201";

function rsaKey(der: Uint8Array): PublicKey | undefined {
  const [modulus, exponent] = parseIntegerPair(der) ?? [];
  if (modulus === undefined || exponent === undefined) return undefined;
  return { kind: "rsa", modulus, exponent };
}

function read(der: Uint8Array, tag: number): Element | undefined {
  const [found, short] = der;
  if (found !== tag || short === undefined) return undefined;
  const lengthBytes = short < 0x80 ? 0 : short - 0x80;
  // More would be longer than any text here; indefinite lengths (0x80) are none of DER's.
  if (short === 0x80 || lengthBytes > 3) return undefined;
  const start = 2 + lengthBytes;
  const length = lengthBytes === 0 ? short : Number(integerOf(der.subarray(2, start)));
  if (der.length < start + length) return undefined;
  return { tag, content: der.subarray(start, start + length), rest: der.subarray(start + length) };
}

function positive(content: Uint8Array): bigint | undefined {
  const [first] = content;
  return first === undefined || first >= 0x80 ? undefined : integerOf(content);
}
