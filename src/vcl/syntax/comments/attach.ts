export function attachComments(): void {}
