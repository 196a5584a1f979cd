// SPDX-License-Identifier: Apache-2.0

// Command verifier checks a dump of a store's log.db with the Go project's own transparency log
// code: signed notes, tiles, tree heads, inclusion and consistency. It shares no code with prov.
//
// usage: verifier DUMP
//
// DUMP holds lines of tab-separated fields, made by checkpoint.sh: "log NUMBER ORIGIN KEY",
// "leaf ID BYTES", "tile ID HASHES", "checkpoint ID NOTE"; the last field in hexadecimal.
package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"log"
	"os"
	"sort"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const (
	numberShift = 40 // ids are NUMBER<<40 + place
	levelShift  = 36 // a tile's place is LEVEL<<36 + index
	tileHeight  = 8
	algorithm   = 1 // Ed25519 in a verifier key
)

// oneLog is what the dump says of one log.
type oneLog struct {
	origin      string
	key         []byte
	leaves      [][]byte
	tiles       map[int64][]byte // by place
	checkpoints map[int64][]byte // by size
}

func main() {
	log.SetFlags(0)
	log.SetPrefix("verifier: ")
	if len(os.Args) != 2 {
		log.Fatal("usage: verifier DUMP")
	}
	logs, err := readDump(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	if len(logs) == 0 {
		log.Fatal("the dump holds no log")
	}
	for _, one := range logs {
		if err := one.check(); err != nil {
			log.Fatalf("%s: %v", one.origin, err)
		}
	}
}

// readDump reads the logs of a dump.
func readDump(name string) (map[int64]*oneLog, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	logs := map[int64]*oneLog{}
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if err := readLine(logs, strings.Split(lines.Text(), "\t")); err != nil {
			return nil, fmt.Errorf("%q: %v", lines.Text(), err)
		}
	}
	return logs, lines.Err()
}

// readLine adds one line of a dump to the logs. Lines of "log" come first, leaves in order.
func readLine(logs map[int64]*oneLog, fields []string) error {
	id, err := strconv.ParseInt(fields[1], 10, 64)
	if err != nil {
		return err
	}
	value, err := hex.DecodeString(fields[len(fields)-1])
	if err != nil {
		return err
	}
	if fields[0] == "log" {
		logs[id] = &oneLog{origin: fields[2], key: value, tiles: map[int64][]byte{},
			checkpoints: map[int64][]byte{}}
		return nil
	}
	one, place := logs[id>>numberShift], id&(1<<numberShift-1)
	if one == nil {
		return fmt.Errorf("of no log")
	}
	switch fields[0] {
	case "leaf":
		if place != int64(len(one.leaves)) {
			return fmt.Errorf("leaf %d stands where %d should", place, len(one.leaves))
		}
		one.leaves = append(one.leaves, value)
	case "tile":
		one.tiles[place] = value
	case "checkpoint":
		one.checkpoints[place] = value
	default:
		return fmt.Errorf("unknown kind of line")
	}
	return nil
}

// check verifies everything that the log's checkpoints promise.
func (one *oneLog) check() error {
	if want := one.origin[len(one.origin)-32:]; want != hex.EncodeToString(sum(one.key))[:32] {
		return fmt.Errorf("the origin does not name the key")
	}
	heads, err := one.openCheckpoints()
	if err != nil {
		return err
	}
	if len(heads) == 0 {
		return fmt.Errorf("no checkpoint")
	}
	last := heads[len(heads)-1]
	if last.N != int64(len(one.leaves)) {
		return fmt.Errorf("the newest checkpoint is of size %d, not %d", last.N, len(one.leaves))
	}
	if err := one.checkRoot(last); err != nil {
		return err
	}
	hashes := tlog.TileHashReader(last, one)
	if err := one.checkInclusion(last, hashes); err != nil {
		return err
	}
	if err := checkConsistency(heads, hashes); err != nil {
		return err
	}
	fmt.Printf("%s: %d checkpoints signed and consistent, %d entries included\n", one.origin,
		len(heads), len(one.leaves))
	return nil
}

// openCheckpoints opens the note of every checkpoint; smallest tree first.
func (one *oneLog) openCheckpoints() ([]tlog.Tree, error) {
	verifier, err := note.NewVerifier(verifierKey(one.origin, one.key))
	if err != nil {
		return nil, err
	}
	var heads []tlog.Tree
	for size, message := range one.checkpoints {
		head, err := openCheckpoint(message, verifier, one.origin)
		if err != nil {
			return nil, fmt.Errorf("checkpoint %d: %v", size, err)
		}
		if head.N != size {
			return nil, fmt.Errorf("checkpoint %d is filed under %d", head.N, size)
		}
		if err := refusesAlteration(message, verifier, one.origin); err != nil {
			return nil, fmt.Errorf("checkpoint %d: %v", size, err)
		}
		heads = append(heads, head)
	}
	sort.Slice(heads, func(i, j int) bool { return heads[i].N < heads[j].N })
	return heads, nil
}

// verifierKey writes a public key in the form that the note package reads.
func verifierKey(name string, key []byte) string {
	typed := append([]byte{algorithm}, key...)
	hash := binary.BigEndian.Uint32(sum([]byte(name), []byte("\n"), typed))
	return fmt.Sprintf("%s+%08x+%s", name, hash, base64.StdEncoding.EncodeToString(typed))
}

// openCheckpoint verifies a signed checkpoint: origin, size and root, a line each.
func openCheckpoint(message []byte, verifier note.Verifier, origin string) (tlog.Tree, error) {
	opened, err := note.Open(message, note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != origin || lines[3] != "" {
		return tlog.Tree{}, fmt.Errorf("not three lines of this log: %q", opened.Text)
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return tlog.Tree{}, err
	}
	root, err := tlog.ParseHash(lines[2])
	return tlog.Tree{N: size, Hash: root}, err
}

// refusesAlteration makes sure that a note with another size would not have been accepted.
func refusesAlteration(message []byte, verifier note.Verifier, origin string) error {
	altered := strings.Replace(string(message), origin+"\n", origin+"\n1", 1)
	if _, err := openCheckpoint([]byte(altered), verifier, origin); err == nil {
		return fmt.Errorf("an altered note was accepted")
	}
	return nil
}

// checkRoot computes the tree from the leaves alone and compares its root.
func (one *oneLog) checkRoot(head tlog.Tree) error {
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		out := make([]tlog.Hash, len(indexes))
		for i, index := range indexes {
			out[i] = stored[index]
		}
		return out, nil
	})
	for i, leaf := range one.leaves {
		hashes, err := tlog.StoredHashes(int64(i), leaf, reader)
		if err != nil {
			return err
		}
		stored = append(stored, hashes...)
	}
	root, err := tlog.TreeHash(head.N, reader)
	if err == nil && root != head.Hash {
		err = fmt.Errorf("the leaves have root %v, the checkpoint says %v", root, head.Hash)
	}
	return err
}

// checkInclusion proves every entry from the stored tiles.
func (one *oneLog) checkInclusion(head tlog.Tree, hashes tlog.HashReader) error {
	for i, leaf := range one.leaves {
		proof, err := tlog.ProveRecord(head.N, int64(i), hashes)
		if err != nil {
			return fmt.Errorf("entry %d: %v", i, err)
		}
		if err := tlog.CheckRecord(proof, head.N, head.Hash, int64(i), tlog.RecordHash(leaf)); err != nil {
			return fmt.Errorf("entry %d: %v", i, err)
		}
		other := tlog.RecordHash(append([]byte(" "), leaf...))
		if tlog.CheckRecord(proof, head.N, head.Hash, int64(i), other) == nil {
			return fmt.Errorf("entry %d: another leaf was accepted in its place", i)
		}
	}
	return nil
}

// checkConsistency proves each tree to be the beginning of the last one.
func checkConsistency(heads []tlog.Tree, hashes tlog.HashReader) error {
	last := heads[len(heads)-1]
	for _, head := range heads[:len(heads)-1] {
		proof, err := tlog.ProveTree(last.N, head.N, hashes)
		if err != nil {
			return fmt.Errorf("size %d: %v", head.N, err)
		}
		if err := tlog.CheckTree(proof, last.N, last.Hash, head.N, head.Hash); err != nil {
			return fmt.Errorf("size %d: %v", head.N, err)
		}
	}
	return nil
}

// Height, ReadTiles and SaveTiles make a log the reader of its own tiles (tlog.TileReader).
func (one *oneLog) Height() int { return tileHeight }

// ReadTiles gives the hashes of tiles in the widths asked for.
func (one *oneLog) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	out := make([][]byte, len(tiles))
	for i, tile := range tiles {
		stored := one.tiles[int64(tile.L)<<levelShift+tile.N]
		if len(stored) < tile.W*tlog.HashSize {
			return nil, fmt.Errorf("%s has %d bytes", tile.Path(), len(stored))
		}
		out[i] = stored[:tile.W*tlog.HashSize]
	}
	return out, nil
}

// SaveTiles is told which tiles have been verified; nothing keeps them here.
func (one *oneLog) SaveTiles([]tlog.Tile, [][]byte) {}

// sum is SHA-256 over all parts.
func sum(parts ...[]byte) []byte {
	hash := sha256.New()
	for _, part := range parts {
		hash.Write(part)
	}
	return hash.Sum(nil)
}
