// SPDX-License-Identifier: Apache-2.0

// Command follower follows a published log (C2SP tlog-tiles) in a folder with the Go project's own
// transparency log code. It shares no code with prov, and knows nothing of what entries say.
//
// usage: follower KEY FOLDER STATE
//
// KEY is the verifier key of the log, STATE the file of the checkpoint seen last, which is made
// when there is none. Every entry is hashed again and every tile compared with these hashes; the
// log must begin with the checkpoint in STATE, which is then replaced. Exits 1 when something is
// wrong; 3 when the two checkpoints are of two histories: both are printed, and STATE is kept.
package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const (
	tileHeight = 8
	tileWidth  = 1 << tileHeight
	forkedExit = 3
)

// follower is a published log and the key that it must be signed with.
type follower struct {
	folder   string
	verifier note.Verifier
}

// head is a checkpoint: what it says, and the note that says it.
type head struct {
	tlog.Tree
	message []byte
}

func main() {
	log.SetFlags(0)
	log.SetPrefix("follower: ")
	if len(os.Args) != 4 {
		log.Fatal("usage: follower KEY FOLDER STATE")
	}
	verifier, err := note.NewVerifier(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	one := &follower{folder: os.Args[2], verifier: verifier}
	latest, err := one.readHead(filepath.Join(one.folder, "checkpoint"))
	if err != nil {
		log.Fatal(err)
	}
	seen, err := one.readHead(os.Args[3])
	if errors.Is(err, fs.ErrNotExist) {
		seen = latest
	} else if err != nil {
		log.Fatal(err)
	}
	if err := one.follow(seen, latest); err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(os.Args[3], latest.message, 0o644); err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s: %d entries hashed, consistent with %d seen before\n", verifier.Name(), latest.N,
		seen.N)
}

// follow checks the whole log, and that it goes on from what was seen.
func (one *follower) follow(seen, latest head) error {
	stored, err := one.hashEntries(latest)
	if err != nil {
		return err
	}
	if err := one.compareTiles(latest.N, stored); err != nil {
		return err
	}
	return one.checkGrowth(seen, latest)
}

// readHead opens the signed checkpoint in a file: origin, size and root, a line each.
func (one *follower) readHead(name string) (head, error) {
	message, err := os.ReadFile(name)
	if err != nil {
		return head{}, err
	}
	opened, err := note.Open(message, note.VerifierList(one.verifier))
	if err != nil {
		return head{}, fmt.Errorf("%s: %v", name, err)
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != one.verifier.Name() || lines[3] != "" {
		return head{}, fmt.Errorf("%s: not three lines of this log: %q", name, opened.Text)
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return head{}, err
	}
	root, err := tlog.ParseHash(lines[2])
	return head{tlog.Tree{N: size, Hash: root}, message}, err
}

// storedHashes are the hashes of a tree in the order in which package tlog stores them.
type storedHashes []tlog.Hash

func (stored storedHashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		if index >= int64(len(stored)) {
			return nil, fmt.Errorf("there is no hash %d", index)
		}
		out[i] = stored[index]
	}
	return out, nil
}

// hashEntries computes the tree from the entries alone and compares its root with the checkpoint.
func (one *follower) hashEntries(latest head) (storedHashes, error) {
	var stored storedHashes
	for first := int64(0); first < latest.N; first += tileWidth {
		entries, err := one.readBundle(first, latest.N)
		if err != nil {
			return nil, err
		}
		for i, entry := range entries {
			hashes, err := tlog.StoredHashes(first+int64(i), entry, stored)
			if err != nil {
				return nil, err
			}
			stored = append(stored, hashes...)
		}
	}
	root, err := tlog.TreeHash(latest.N, stored)
	if err == nil && root != latest.Hash {
		err = fmt.Errorf("the entries have root %v, the checkpoint says %v", root, latest.Hash)
	}
	return stored, err
}

// readBundle reads the entries from number first on: each behind its length in two bytes.
func (one *follower) readBundle(first, size int64) ([][]byte, error) {
	width := widthOf(first/tileWidth, size)
	name := tilePath("entries", first/tileWidth, width)
	rest, err := os.ReadFile(filepath.Join(one.folder, name))
	if err != nil {
		return nil, err
	}
	var entries [][]byte
	for len(rest) > 0 {
		if len(rest) < 2 || len(rest) < 2+int(binary.BigEndian.Uint16(rest)) {
			return nil, fmt.Errorf("%s: cut short", name)
		}
		end := 2 + int(binary.BigEndian.Uint16(rest))
		entries = append(entries, rest[2:end])
		rest = rest[end:]
	}
	if len(entries) != width {
		return nil, fmt.Errorf("%s: %d entries instead of %d", name, len(entries), width)
	}
	return entries, nil
}

// compareTiles compares every tile of a tree of that size with the hashes that it should hold.
func (one *follower) compareTiles(size int64, stored storedHashes) error {
	for level := 0; size>>(tileHeight*level) > 0; level++ {
		hashes := size >> (tileHeight * level)
		for n := int64(0); n*tileWidth < hashes; n++ {
			tile := tlog.Tile{H: tileHeight, L: level, N: n, W: widthOf(n, hashes)}
			want, err := tlog.ReadTileData(tile, stored)
			if err != nil {
				return err
			}
			got, err := one.readTile(tile)
			if err != nil {
				return err
			}
			if !bytes.Equal(got, want) {
				return fmt.Errorf("%s: not the hashes of the entries", pathOf(tile))
			}
		}
	}
	return nil
}

// checkGrowth proves from the tiles that the older of two heads is the beginning of the newer one.
func (one *follower) checkGrowth(seen, latest head) error {
	if seen.N > latest.N {
		return fmt.Errorf("the log has shrunk from %d entries to %d:\n%s\n%s", seen.N, latest.N,
			seen.message, latest.message)
	}
	proof, err := tlog.ProveTree(latest.N, seen.N, tlog.TileHashReader(latest.Tree, one))
	if err != nil {
		return err
	}
	if tlog.CheckTree(proof, latest.N, latest.Hash, seen.N, seen.Hash) != nil {
		reportFork(seen, latest)
	}
	return nil
}

// reportFork prints two notes that one key has signed and that cannot be of one log.
func reportFork(seen, latest head) {
	fmt.Printf("two histories are signed by one key; keep both notes:\n\n%s\n%s", seen.message,
		latest.message)
	os.Exit(forkedExit)
}

// Height, ReadTiles and SaveTiles make a folder the reader of its own tiles (tlog.TileReader).
func (one *follower) Height() int { return tileHeight }

// ReadTiles gives the hashes of tiles in the widths asked for.
func (one *follower) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	out := make([][]byte, len(tiles))
	for i, tile := range tiles {
		hashes, err := one.readTile(tile)
		if err != nil {
			return nil, err
		}
		out[i] = hashes
	}
	return out, nil
}

// SaveTiles is told which tiles have been verified; nothing keeps them here.
func (one *follower) SaveTiles([]tlog.Tile, [][]byte) {}

// readTile reads a tile, or of a full one that stands in its place as much as is asked for.
func (one *follower) readTile(tile tlog.Tile) ([]byte, error) {
	hashes, err := os.ReadFile(filepath.Join(one.folder, pathOf(tile)))
	if errors.Is(err, fs.ErrNotExist) {
		full := tile
		full.W = tileWidth
		hashes, err = os.ReadFile(filepath.Join(one.folder, pathOf(full)))
	}
	if err != nil {
		return nil, err
	}
	if len(hashes) < tile.W*tlog.HashSize {
		return nil, fmt.Errorf("%s has %d bytes", pathOf(tile), len(hashes))
	}
	return hashes[:tile.W*tlog.HashSize], nil
}

// pathOf is where C2SP tlog-tiles has a tile; the paths of package tlog name its height, too.
func pathOf(tile tlog.Tile) string { return tilePath(strconv.Itoa(tile.L), tile.N, tile.W) }

func tilePath(level string, n int64, width int) string {
	number := fmt.Sprintf("%03d", n%1000)
	for n /= 1000; n > 0; n /= 1000 {
		number = fmt.Sprintf("x%03d/%s", n%1000, number)
	}
	name := "tile/" + level + "/" + number
	if width < tileWidth {
		name += ".p/" + strconv.Itoa(width)
	}
	return name
}

// widthOf is how many of that many hashes stand in tile n.
func widthOf(n, hashes int64) int {
	if rest := hashes - n*tileWidth; rest < tileWidth {
		return int(rest)
	}
	return tileWidth
}
