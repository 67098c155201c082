"""One film at a time, played by Qt Multimedia into frames that the board paints itself.

A player is made by open_player, which also works where Qt Multimedia is not there.
"""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtMultimedia import (
    QAudioOutput,
    QMediaDevices,
    QMediaPlayer,
    QVideoFrame,
    QVideoSink,
)


class Player(QObject):
    """Plays a film; frame carries each QVideoFrame, ended "" at its end or else what went wrong.

    The decoder gives frames on a thread of its own: the slots here make sure that they arrive on
    the main thread (house.md, section 4).
    """

    frame = Signal(object)
    ended = Signal(object)

    def __init__(self, parent: QObject) -> None:
        """Make the player, without sound until level() is told."""
        super().__init__(parent)
        self._player, self._sink = QMediaPlayer(self), QVideoSink(self)
        self._sound: QAudioOutput | None = None
        self._player.setVideoOutput(self._sink)
        self._sink.videoFrameChanged.connect(self._framed)
        self._player.errorOccurred.connect(self._failed)
        self._player.mediaStatusChanged.connect(self._changed)
        self._plays = False

    @property
    def is_able(self) -> bool:
        """Tell whether there is anything that can decode a film."""
        return self._player.isAvailable()

    @property
    def position(self) -> int:
        """Return how far the film is, in milliseconds."""
        return self._player.position()

    @property
    def sound(self) -> QAudioOutput | None:
        """Return where the sound goes; None for silent films."""
        return self._sound

    def level(self, volume: float) -> None:
        """Take a volume from 0 to 1, and have sound from the first one above 0 on."""
        if self._sound is None and volume > 0:
            self._sound = QAudioOutput(self)
            self._player.setAudioOutput(self._sound)
        if self._sound is not None:
            self._sound.setVolume(volume)

    def play(self, path: Path) -> None:
        """Begin a film from its start."""
        self._plays = False
        self._player.stop()
        if self._sound is not None and self._sound.device() != QMediaDevices.defaultAudioOutput():
            self._sound.setDevice(QMediaDevices.defaultAudioOutput())
        self._plays = True
        url = QUrl.fromLocalFile(str(path))
        if self._player.source() == url:
            # The same address again would not be opened again, and the file may be another one.
            self._player.setSource(QUrl())
        self._player.setSource(url)
        if self._plays:
            self._player.play()

    def pause(self, *, rests: bool) -> None:
        """Rest, or go on."""
        if self._plays:
            (self._player.pause if rests else self._player.play)()

    def stop(self) -> None:
        """End the film at hand and let its file go; nothing is told any more."""
        self._plays = False
        self._player.stop()
        self._player.setSource(QUrl())

    def close(self) -> None:
        """End for good."""
        self.stop()
        self._player.disconnect(self)
        self._sink.disconnect(self)

    @Slot(QVideoFrame)
    def _framed(self, frame: QVideoFrame) -> None:
        """Hand on a frame; at its end a film sends an empty one, which would be a black screen."""
        if self._plays and frame.isValid():
            self.frame.emit(frame)

    @Slot(QMediaPlayer.Error, str)
    def _failed(self, error: QMediaPlayer.Error, said: str) -> None:
        """Tell that the film cannot go on."""
        self._end(said or error.name)

    @Slot(QMediaPlayer.MediaStatus)
    def _changed(self, status: QMediaPlayer.MediaStatus) -> None:
        """Tell that the film is at its end, or is no film."""
        if status is QMediaPlayer.MediaStatus.EndOfMedia:
            self._end("")
        elif status is QMediaPlayer.MediaStatus.InvalidMedia:
            self._end("invalid media")

    def _end(self, why: str) -> None:
        """Tell the end once."""
        if self._plays:
            self._plays = False
            self.ended.emit(why)
