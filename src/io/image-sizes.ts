import { open } from 'node:fs/promises';
import { imageSize } from 'image-size';
import type { Garden, PublishedFile } from '../core/garden.ts';
import type { VaultPath } from '../core/path.ts';
import { mediaKind } from '../core/render/inputs.ts';
import { mapLimited } from './read-vault.ts';

/** Enough of a file to find its size in, metadata before it included. */
const HEAD = 512 * 1024;

/** Gives the garden's images their pixel sizes, so that pages keep their place while images load. One that cannot be read has none. */
export async function measureImages(garden: Garden, onDisk: ReadonlyMap<VaultPath, string>): Promise<Garden> {
  const sized = await mapLimited([...garden.files], async ([path, file]): Promise<[VaultPath, PublishedFile]> => {
    if (mediaKind(path) !== 'image') return [path, file];
    const size = await measure(onDisk.get(path) as string);
    return [path, size === undefined ? file : { ...file, file: { ...file.file, ...size } }];
  });
  return { ...garden, files: new Map(sized) };
}

async function measure(file: string): Promise<{ width: number; height: number } | undefined> {
  const handle = await open(file).catch(() => undefined);
  if (handle === undefined) return undefined;
  try {
    const buffer = Buffer.alloc(HEAD);
    const { bytesRead } = await handle.read(buffer, 0, HEAD, 0);
    const { width, height, orientation } = imageSize(buffer.subarray(0, bytesRead));
    // EXIF orientations from 5 on lie on their side.
    return orientation !== undefined && orientation >= 5 ? { width: height, height: width } : { width, height };
  } catch {
    return undefined;
  } finally {
    await handle.close();
  }
}
