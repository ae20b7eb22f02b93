namespace MultiChat.Photos;

/// <summary>What a picture's header says of its size, in pixels.</summary>
internal readonly record struct PictureSize(long Width, long Height);
