import { findAll } from './find-all.js'
import type { Identifier } from './identifier.js'

/** People named by initials: "T.J.", "m.j". */
export function findInitials(text: string): Identifier[] {
  return [
    ...findAll(text, dottedInitials, 'name'),
    ...findAll(text, lowInitials, 'name'),
    ...(twoInitials.test(text) ? findAll(text, spacedInitials, 'name') : []),
  ]
}

/** "j.t.", "m.j", but not "p.e." and the like. */
const lowInitials =
  /(?<![\p{L}\p{N}.@/])(?!(?:p\.e|i\.e|e\.g|u\.s|a\.p|p\.t|d\.o|a\.m|p\.m|e\.s|e\.l|g\.e|g\.p|i\.d|i\.b|p\.o|e\.r|m\.s|h\.s|d\.c|s\.t|t\.v|q\.r|n\.j|n\.y|p\.s|o\.k|f\.d|c\.p|n\.a|o\.t|v\.p|c\.c|w\.o|r\.n|a\.c|u\.k)(?!\p{L}))\p{Ll}\.\s?\p{Ll}(?:\.\p{Ll})?(?:\.(?![\p{L}\p{N}])|(?![\p{L}\p{N}.@'’]))/gu

/** "M. A." after a small word. */
const spacedInitials =
  /(?<=\b(?:de|a|of|for|by|son|daughter|hij[oa]|con|with|para|y|and)\s)\p{Lu}\.\s\p{Lu}\.(?!\p{L})/gu

const twoInitials = /\p{Lu}\.\s\p{Lu}\./u

/** "T.J.", "A.J. Martin", but not "P.E." and other abbreviations. */
const dottedInitials =
  /(?<![\p{L}.])(?!(?:P\.E|I\.E|U\.S|A\.P|P\.T|D\.O|A\.M|P\.M|E\.S|E\.L|G\.E|G\.P|I\.D|I\.B|N\.E|N\.W|S\.E|S\.W|P\.O|E\.R|M\.S|H\.S|D\.C|R\.O|S\.T|T\.V|S\.A|A\.C|A\.D|Q\.R|N\.J|N\.Y|P\.A|S\.S|B\.S|M\.D|P\.S|O\.K|F\.D|C\.P)\.)(?:\p{Lu}\.){2,3}(?:\s\p{Lu}\p{Ll}+)?/gu
