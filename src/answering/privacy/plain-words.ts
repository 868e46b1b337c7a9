import { wordSet } from '../../platform/text/word-set.js'

/** Texting words, typos, brands and cars that dictionaries lack. Never a person. */
export const plainWords = wordSet(
  `plz pls plez porfa porfas porfis xfa xfavor cel celu wasap watsap whats wats ssn ssid agin agan aint finna gonna gunna tryna wanna cuz cause
  thru tho omg smh lol wtf thx abt rn deadass urself doordash uber lyft popeyes roomie wey bil biles guasap imeil jaja jeje jajaja jejeje papaw gamertag eval rx lmao idk tbh ngl asap fyi btw rn bc bcuz cus coz dat dis dem dey wit wut wat ur yall yal til til imma ima
  lla asta ase nomas orita horita aki kiero ke xq pq tmb tbn bn dnd verla verlo verle irla darla paypal venmo zelle cashapp insta
  ig honda toyota chevy chevrolet tahoe malibu nissan altima civic accord camry corolla silverado dodge jeep hyundai subaru
  mazda volkswagen jetta passat tacoma tundra rav4 crv suburban yukon escalade cadillac buick pontiac chrysler durango explorer
  expedition mustang camaro impala equinox traverse odyssey sienna caravan prius tesla bmw audi lexus acura infiniti minivan suv
  hoodie hoodies walmart target costco aldi dollar tree ebay amazon netflix disney xbox playstation nintendo iready ixl kahoot clever
  lexia dreambox zearn edpuzzle quizlet schoology aleks teams outlook gmail yahoo hotmail icloud n q d x r k vs etc pto pta iss oss
  bip fba ifsp mtss rti lre fape ptsa porfavor xfavor atte mtra mtro profa ps pos uy ey ijole orale yonke jai escul
  kaqchikel qeqchi eqchi kiche chuj qanjobal mixteco nahuatl purepecha zapoteco trique garifuna kinyarwanda kirundi tigrinya
  hmong tagalog swahili pashto urdu amharic oromo lingala wolof yoruba farsi chuukese marshallese burmese nepali gujarati punjabi
  bengali`,
)

/** Two capitals that mean a thing. */
export const letterThings = wordSet(
  `pe ap ib ok tv id us uk eu er ad hd dc nj ny oh pa tx ca fl ga il in mi wi mn va wv nc sc tn ky al az nm nv ut co wa pt ot st ps hs ms es
  el ec sp ed ld hr ge pd it dr mr mrs ag qr ac am pm rv uv vp gt cc ss tb hw jv fb ig iq io os pc po re rn rx sd sf sn so to tp ur vr xr
  xl xs ya yo my me we be by do go he if is no of on or up as at an aa ab ba bs ma md phd la lo le se su te tu un al de en es si
  ob np lp da ft lb oz kg cm mm km mi hi ai ak ii iv bc bf gf bb vs dm pr pk`,
)
