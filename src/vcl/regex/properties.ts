/**
 * The names that `\p{…}` takes in PCRE2 10.42 (Unicode 14), in the form that PCRE2 compares: lower case, without
 * spaces, hyphens and underscores. `pcre2test -LP` and `pcre2test -LS` print them.
 */
const categories =
  "any c cc cf cn co cs l l& lc ll lm lo lt lu m mc me mn n nd nl no p pc pd pe pf pi po ps s sc sk sm so " +
  "xan xps xsp xuc xwd z zl zp zs";

const binary =
  "ahex alpha alphabetic ascii asciihexdigit bidic bidicontrol bidim bidimirrored cased caseignorable " +
  "changeswhencasefolded changeswhencasemapped changeswhenlowercased changeswhentitlecased " +
  "changeswhenuppercased ci cwcf cwcm cwl cwt cwu dash defaultignorablecodepoint dep deprecated di dia " +
  "diacritic ebase ecomp emod emoji emojicomponent emojimodifier emojimodifierbase emojipresentation epres " +
  "ext extendedpictographic extender extpict graphemebase graphemeextend graphemelink grbase grext grlink " +
  "hex hexdigit idc idcontinue ideo ideographic ids idsb idsbinaryoperator idst idstart " +
  "idstrinaryoperator joinc joincontrol loe logicalorderexception lower lowercase math nchar " +
  "noncharactercodepoint patsyn patternsyntax patternwhitespace patws pcm prependedconcatenationmark qmark " +
  "quotationmark radical regionalindicator ri sd sentenceterminal softdotted space sterm term " +
  "terminalpunctuation uideo unifiedideograph upper uppercase variationselector vs whitespace wspace xidc " +
  "xidcontinue xids xidstart";

const directions = "al an b bn cs en es et fsi l lre lri lro nsm on pdf pdi r rle rli rlo s ws";

const scripts =
  "adlam adlm aghb ahom anatolianhieroglyphs arab arabic armenian armi armn avestan avst bali " +
  "balinese bamu bamum bass bassavah batak batk beng bengali bhaiksuki bhks bopo bopomofo brah brahmi " +
  "brai braille bugi buginese buhd buhid cakm canadianaboriginal cans cari carian caucasianalbanian " +
  "chakma cham cher cherokee chorasmian chrs common copt coptic cpmn cprt cuneiform cypriot " +
  "cyprominoan cyrillic cyrl deseret deva devanagari diak divesakuru dogr dogra dsrt dupl duployan " +
  "egyp egyptianhieroglyphs elba elbasan elym elymaic ethi ethiopic geor georgian glag glagolitic " +
  "gong gonm goth gothic gran grantha greek grek gujarati gujr gunjalagondi gurmukhi guru han hang " +
  "hangul hani hanifirohingya hano hanunoo hatr hatran hebr hebrew hira hiragana hluw hmng hmnp hung " +
  "imperialaramaic inherited inscriptionalpahlavi inscriptionalparthian ital java javanese kaithi " +
  "kali kana kannada katakana kayahli khar kharoshthi khitansmallscript khmer khmr khoj khojki " +
  "khudawadi kits knda kthi lana lao laoo latin latn lepc lepcha limb limbu lina linb lineara linearb " +
  "lisu lyci lycian lydi lydian mahajani mahj maka makasar malayalam mand mandaic mani manichaean " +
  "marc marchen masaramgondi medefaidrin medf meeteimayek mend mendekikakui merc mero meroiticcursive " +
  "meroitichieroglyphs miao mlym modi mong mongolian mro mroo mtei mult multani myanmar mymr " +
  "nabataean nand nandinagari narb nbat newa newtailue nko nkoo nshu nushu nyiakengpuachuehmong ogam " +
  "ogham olchiki olck oldhungarian olditalic oldnortharabian oldpermic oldpersian oldsogdian " +
  "oldsoutharabian oldturkic olduyghur oriya orkh orya osage osge osma osmanya ougr pahawhhmong palm " +
  "palmyrene pauc paucinhau perm phag phagspa phli phlp phnx phoenician plrd prti psalterpahlavi qaac " +
  "qaai rejang rjng rohg runic runr samaritan samr sarb saur saurashtra sgnw sharada shavian shaw " +
  "shrd sidd siddham signwriting sind sinh sinhala sogd sogdian sogo sora sorasompeng soyo soyombo " +
  "sund sundanese sylo sylotinagri syrc syriac tagalog tagb tagbanwa taile taitham taiviet takr takri " +
  "tale talu tamil taml tang tangsa tangut tavt telu telugu tfng tglg thaa thaana thai tibetan tibt " +
  "tifinagh tirh tirhuta tnsa toto ugar ugaritic unknown vai vaii vith vithkuqi wancho wara " +
  "warangciti wcho xpeo xsux yezi yezidi yi yiii zanabazarsquare zanb zinh zyyy zzzz";

const scriptNames: ReadonlySet<string> = new Set(scripts.split(" "));

const names: ReadonlySet<string> = new Set([
  ...`${categories} ${binary} ${scripts}`.split(" "),
  ...directions.split(" ").map((direction) => `bidi${direction}`),
]);

/** Whether PCRE2 knows the property, as in `lu`, `sc=greek` or `bidiclass:al`. */
export function isProperty(name: string): boolean {
  const separator = name.search(/[:=]/);
  if (separator < 0) return names.has(name);
  const value = name.slice(separator + 1);
  switch (name.slice(0, separator)) {
    case "bc":
    case "bidiclass":
      return names.has(`bidi${value}`);
    case "sc":
    case "script":
    case "scx":
    case "scriptextensions":
      return scriptNames.has(value);
    default:
      return false;
  }
}
