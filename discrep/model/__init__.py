"""The ground floor: the data that flows through the house. Imports nothing of ours but itself."""
