import { wordSet } from '../../platform/text/word-set.js'

/** Words for things that only a person does or has. */
export const personActs = wordSet(
  `has had needs wants says said told got gets forgot forgets lost loses left cried cries threw feels fell hates loves likes keeps
  came comes went goes took takes missed misses brought brings refuses doesnt didnt wont cant couldnt isnt wasnt hasnt aint will
  plays played ate eats sits sat rides rode walks walked lives sleeps slept knows thinks thought tried tries swears starts
  started stopped broke bit hit ran wrote writes reads uses wears wore hurt tripped graduates turned turns talks speaks
  tiene perdio dice dijo quiere necesita llora lloro olvido llego llega va fue anda tuvo falto come lee habla cumple sabe se no ya
  trae trajo esta estaba era usa lleva llevo sigue salio sale entro empezo termino vomito pego golpeo mordio puede debe hizo hace
  toma tomo vive viene viaja juega duerme siente sintio vio dejo`,
)
