/** The strongly connected components of a graph, each before those that lead to it. */
export function componentsOf(next: readonly Iterable<number>[]): readonly (readonly number[])[] {
  const index = new Int32Array(next.length).fill(-1);
  const low = new Int32Array(next.length);
  const isOpen = new Uint8Array(next.length);
  const open: number[] = [];
  const components: number[][] = [];
  let count = 0;
  const visit = (place: number): [number, Iterator<number>] => {
    index[place] = low[place] = count++;
    isOpen[place] = 1;
    open.push(place);
    return [place, (next[place] ?? [])[Symbol.iterator]()];
  };
  const lower = (place: number, to: number): void => {
    low[place] = Math.min(low[place] ?? 0, to);
  };
  // Tarjan's algorithm, with a stack of its own.
  for (let root = 0; root < next.length; root++) {
    if (index[root] !== -1) continue;
    const path = [visit(root)];
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const [place, targets] = step;
      const target = targets.next();
      if (!target.done) {
        if (index[target.value] === -1) path.push(visit(target.value));
        else if (isOpen[target.value] === 1) lower(place, index[target.value] ?? 0);
        continue;
      }
      path.pop();
      const outer = path.at(-1);
      if (outer !== undefined) lower(outer[0], low[place] ?? 0);
      if (low[place] !== index[place]) continue;
      const component = open.splice(open.lastIndexOf(place));
      for (const member of component) isOpen[member] = 0;
      components.push(component);
    }
  }
  return components;
}
